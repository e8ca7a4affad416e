import DebateRuntime
import DebateStore

/// Makes a home ready before the first worker starts: directories now, data next.
///
/// The caller holds the run lock and no process of an earlier instance is alive.
/// - Returns: the first operator's login, when it was made just now.
/// - Throws: `Refusal` with a sentence, or the problem of a file.
func prepareHome(_ settings: ServeSettings, log: Log) throws -> FirstLogin? {
    for name in ["conf/snippets", "temp", "logs", "media", "recordings", "shared"] {
        try Files.makeDirectory(settings.home + "/" + name)
    }
    let common = try Settings(
        Environment(["DEBATE_HOME": settings.home]))
    try Store.migrate(settings: common, log: log)
    let store = HomeStore(settings: common, log: log)
    let firstLogin = try FirstOperator(store: store, settings: common)
        .ensure(nowMs: WallClock.nowMs())
    try DemoHome(store: store, settings: common).fillOnce(wanted: settings.fillsDemo)
    return firstLogin
}
