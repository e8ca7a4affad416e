import DebateRuntime
import DebateStore

/// Makes a home ready before the first worker starts: directories now, data next.
///
/// No process of an earlier instance writes there, or each keeps to the writers' lock.
/// - Returns: the first operator's login, when it was made just now.
/// - Throws: `Refusal` with a sentence, or the problem of a file.
func prepareHome(_ home: String, fillsDemo: Bool, log: Log) throws -> FirstLogin? {
    for name in ["media", "recordings", "shared"] {
        try Files.makeDirectory(home + "/" + name)
    }
    let common = try Settings(Environment(["DEBATE_HOME": home]))
    try Store.migrate(settings: common, log: log)
    let store = HomeStore(settings: common, log: log)
    let firstLogin = try FirstOperator(store: store, settings: common)
        .ensure(nowMs: WallClock.nowMs())
    try DemoHome(store: store, settings: common).fillOnce(wanted: fillsDemo)
    return firstLogin
}
