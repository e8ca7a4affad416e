import CLinux
import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import Glibc

/// The parts of the push daemon and the order in which they start and end.
struct LiveProcess {
    private let settings: Settings
    private let node: String
    private let manager: ServiceManager
    private let log: Log
    private let store: Store
    private let keys: KeyRing

    /// Descriptors that are not a viewer's.
    private static let spareDescriptors = 64

    /// - Parameters:
    ///   - node: names this daemon among those of the installation.
    ///   - manager: is told when viewers are served, and that they go on being served.
    /// - Throws: `KeyProblem` when the installation's keys cannot be read.
    init(_ settings: Settings, node: String, manager: ServiceManager) throws(KeyProblem) {
        self.settings = settings
        self.node = node
        self.manager = manager
        log = Log(threshold: settings.logLevel)
        store = Store(settings: settings, log: log)
        keys = try KeyRing(path: settings.secretKeyPath)
    }

    /// Serves the listening socket at descriptor 0 until SIGTERM or SIGINT, then sends everybody
    /// away to come back in a moment.
    /// - Throws: `FileProblem` when descriptor 0 is no listener or the bell cannot be hung up.
    func run() throws {
        guard fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK) == 0 else {
            throw FileProblem("listen on", "descriptor 0")
        }
        let most = max(clinux_raise_descriptors() - Self.spareDescriptors, 1)
        let bell = try Bell(directory: settings.bellDirectory, node: node)
        let entries = EntryReader(log: log)
        let pulse = Pulse()
        let hub = hub(epoll: epoll_create1(Int32(EPOLL_CLOEXEC)), entries)
        let loop = try EventLoop(
            epoll: hub.wire.epoll, listener: 0, bell: bell, signals: clinux_signal_fd(),
            entries: entries, hub: hub, rule: HelloRule(origins: settings.origins),
            mostConnections: most, everySecond: everySecond(),
            report: FigureReport(
                PushFigures(
                    directory: settings.pushFiguresDirectory, node: node, log: log),
                mostConnections: most),
            pulse: pulse)
        let reading = Thread(name: "entries") { [store] in entries.run(store.reader()) }
        let writing = Thread(name: "writer") { [store] in store.writer.run() }
        let watchdog = Watchdog(manager) { !pulse.isStuck() && !entries.pulse.isStuck() }
        manager.ready()
        log.info("push daemon started") { json in
            json.member("node", node)
            json.member("mostConnections", most)
        }
        loop.run()
        manager.stopping()
        bell.remove()
        entries.stop()
        store.writer.stop()
        reading.join()
        writing.join()
        watchdog.stop()
        log.info("push daemon ended") { json in
            json.member("entries", hub.figures.entries)
            json.member("events", hub.figures.events)
            json.member("rounds", hub.figures.rounds)
            json.member("longestRoundUs", hub.figures.longestRoundUs)
            json.member("slowReaders", hub.figures.slowReaders)
            json.member("refused", hub.figures.refused)
        }
    }

    private func hub(epoll: Int32, _ entries: EntryReader) -> Hub<SocketWire> {
        let (keys, log) = (keys, log)
        var complaint: HubTrouble?
        return Hub(
            wire: SocketWire(epoll: epoll), log: StoreLog(reader: store.reader()),
            now: EventLoop.time(),
            verifyToken: { text, nowMs in LiveToken.verify(text, keys: keys, nowMs: nowMs) },
            requestEntry: { entries.request($0) },
            report: { trouble in
                // Each trouble once, not with every look that meets it.
                guard complaint != trouble else { return }
                complaint = trouble
                log.error("push daemon has trouble") { json in
                    json.member("why", "\(trouble)")
                }
            })
    }

    /// Counts viewers each second and writes their averages every five; the first time five seconds
    /// after the start, when most are back after a restart.
    private func everySecond() -> (Hub<SocketWire>) -> Void {
        var smoothing = ViewerSmoothing()
        var second = 0
        let (store, node) = (store, node)
        return { hub in
            smoothing.take(hub.viewers)
            second += 1
            guard second % Int(Presence.periodMs / 1000) == 0 else { return }
            let (averages, nowMs) = (smoothing.averages(), WallClock.nowMs())
            guard !averages.isEmpty else { return }
            store.writer.submitUnwatched { transaction in
                try transaction.note(viewers: averages, of: node, nowMs: nowMs)
            }
        }
    }
}
