import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import Glibc

/// The parts of one worker and the order in which they start and end.
struct WorkerProcess {
    private let settings: Settings
    private let manager: ServiceManager
    private let log: Log
    private let localTime = LocalTime()
    private let store: Store
    private let keys: KeyRing
    private let limits: Limits
    private let passwordRoom: PasswordRoom
    private let words: WordMatchers
    private let figures: Figures

    /// - Parameter manager: is told when requests are served, and that they go on being served.
    /// - Throws: `KeyProblem` when the installation's keys cannot be read.
    init(_ settings: Settings, manager: ServiceManager) throws(KeyProblem) {
        self.settings = settings
        self.manager = manager
        log = Log(threshold: settings.logLevel)
        figures = Figures(routes: Routes.served, settings: settings, log: log)
        store = Store(
            settings: settings, log: log,
            duties: DueDuties.all + DueDuties.ofVideo(settings), figures: figures.commits)
        keys = try KeyRing(path: settings.secretKeyPath)
        limits = Limits(
            Limiter(
                path: settings.sharedDirectory + "/rates", key: keys.derived("rates"), log: log),
            devicesPerAddress: settings.devicesPerAddress)
        passwordRoom = PasswordRoom(threads: settings.threads)
        words = WordMatchers(
            installation: InstallationWords.read(settings.wordsPath, log: log))
    }

    /// Serves until SIGTERM or SIGINT, then drains.
    /// - Throws: `StoreError.newerDatabase`; `TablesMissing`; `FileProblem` when descriptor 0 is no
    ///   listener.
    func run() throws {
        try SimplifiedCharacters.shared.check()
        var complaint: String?
        var isMigrated = try migrated(&complaint)
        let writing = Thread(name: "writer") { [store] in store.writer.run() }
        let worker = try Worker(
            listening: 0, threads: settings.threads, bodyLimitBytes: largestBodyBytes,
            makeAnswer: makeAnswer)
        let watchdog = Watchdog(manager) { [store] in
            store.writer.isCommitting || worker.makesProgress()
        }
        manager.ready()
        log.info("worker started") { json in json.member("threads", settings.threads) }
        var seat = PoolSeat(in: figures.pool)
        tell(worker, at: &seat)
        while !Signals.wait(seconds: 1) {
            tell(worker, at: &seat)
            if !isMigrated { isMigrated = try migrated(&complaint) }
        }
        manager.stopping()
        worker.drain()
        store.writer.stop()
        writing.join()
        seat.leave()
        watchdog.stop()
        log.info("worker ended")
    }

    /// Says how this worker stands, for the pool's figures.
    private func tell(_ worker: Worker, at seat: inout PoolSeat) {
        seat.tell(
            connections: worker.openConnections, waitingWrites: store.writer.waiting,
            nowUs: WallClock.monotonicMicroseconds())
    }

    /// Brings the schema up to date, now or at a later try: until the disk or the file allows it,
    /// requests that need the store get 503, and each new trouble is said once.
    private func migrated(_ complaint: inout String?) throws(StoreError) -> Bool {
        do throws(StoreError) {
            try Store.migrate(settings: settings, log: log)
            return true
        } catch {
            if case .newerDatabase = error { throw error }
            if complaint != error.description {
                log.error("schema cannot be checked") { json in
                    json.member("why", error.description)
                }
            }
            complaint = error.description
            return false
        }
    }

    /// What is read of a body before its route is known, in bytes; JSON may be held to less.
    private var largestBodyBytes: Int { max(settings.bodyBytes, 2 * 1024 * 1024) }

    /// What each request thread does on its own: a reader of its own, the rest shared.
    private var makeAnswer: @Sendable () -> (Request) -> Response {
        let router = Router(Routes.served)
        let origins = OriginRule(others: settings.origins)
        return { [store, localTime, log, keys, limits, passwordRoom, words, figures, settings] in
            let services = Services(
                settings: settings, store: store, keys: keys, limits: limits,
                passwordRoom: passwordRoom, localTime: localTime, words: words, figures: figures,
                nowMs: { WallClock.nowMs() },
                monotonicUs: { WallClock.monotonicMicroseconds() },
                randomUUIDBytes: { Randomness.bytes(16) })
            let application = Application(
                router: router, services: services, origins: origins, log: log)
            return { request in application.answer(request) }
        }
    }
}
