import DebateRuntime
import DebateStore

/// Makes a home ready before the first worker starts: directories now, data next.
///
/// The caller holds the run lock and no process of an earlier instance is alive.
/// - Throws: `Refusal` with a sentence, or the problem of a file.
func prepareHome(_ settings: ServeSettings, log: Log) throws {
    for name in ["conf/snippets", "temp", "logs", "media"] {
        try Files.makeDirectory(settings.home + "/" + name)
    }
    let common = try Settings(
        Environment(["DEBATE_HOME": settings.home]))
    try Store.migrate(settings: common, log: log)
    try DemoHome(settings: common, log: log).fillOnce(wanted: settings.fillsDemo)
}
