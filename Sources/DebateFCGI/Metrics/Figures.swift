import DebateRuntime
import DebateStore

/// What a worker counts, together with the others of the pool.
struct Figures: Sendable {
    let requests: RequestFigures
    let commits: CommitFigures
    let pool: PoolFigures

    /// The pool's, in the home's shared files.
    init(routes: [Route], settings: Settings, log: Log) {
        requests = RequestFigures(routes: routes, settings: settings, log: log)
        commits = CommitFigures(settings: settings, log: log)
        pool = PoolFigures(settings: settings, log: log)
    }

    /// Of this process alone.
    init(routes: [Route]) {
        requests = RequestFigures(routes: routes)
        commits = CommitFigures()
        pool = PoolFigures()
    }
}
