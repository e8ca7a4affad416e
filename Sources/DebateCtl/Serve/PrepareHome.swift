import DebateRuntime
import DebateStore

/// Makes a home ready before the first worker starts: directories now, data next.
///
/// No process of an earlier instance writes there, or each keeps to the writers' lock.
/// - Parameter settings: those of the workers: read otherwise, the log would get another epoch.
/// - Returns: the first operator's login, when it was made just now.
/// - Throws: `Refusal` with a sentence, or the problem of a file.
func prepareHome(_ settings: Settings, fillsDemo: Bool, log: Log) throws -> FirstLogin? {
    for name in ["media", "recordings", "shared"] {
        try Files.makeDirectory(settings.home + "/" + name)
    }
    try Store.migrate(settings: settings, log: log)
    let store = HomeStore(settings: settings, log: log)
    let firstLogin = try FirstOperator(store: store, settings: settings)
        .ensure(nowMs: WallClock.nowMs())
    try DemoHome(store: store, settings: settings).fillOnce(wanted: fillsDemo)
    return firstLogin
}
