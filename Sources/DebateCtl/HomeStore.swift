import DebateRuntime
import DebateStore

/// The database of a home as a command uses it, beside the workers of a running instance.
struct HomeStore: Sendable {
    private let settings: Settings
    private let log: Log

    init(settings: Settings, log: Log) {
        self.settings = settings
        self.log = log
    }

    /// The home the environment names, migrated where that is due.
    /// - Parameter makes: whether a missing home is made; else a mistyped one would be a new one.
    static func open(_ environment: Environment, makes: Bool = false) throws -> HomeStore {
        let settings = try Settings(environment)
        let log = Log(threshold: .warn)
        guard makes || Files.exists(settings.databasePath) else {
            throw Refusal("there is no debate.db in \(settings.home): see DEBATE_HOME")
        }
        try Files.makeDirectory(settings.home)
        try Store.migrate(settings: settings, log: log)
        return HomeStore(settings: settings, log: log)
    }

    /// Runs `work` in one transaction; it waits long for the writers' lock, as nobody else waits.
    func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        let writer = Store(settings: settings, log: log).writer
        let thread = Thread(name: "writer") { writer.run() }
        defer {
            writer.stop()
            thread.join()
        }
        return try writer.submit(patienceMs: 60_000, work)
    }

    func read<Result>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try Store(settings: settings, log: log).reader().read(body)
    }
}
