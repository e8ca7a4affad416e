import CLinux
import DebateRuntime
import DebateStore
import Glibc

/// The one thread all connections live on: waits, tells the hub what happened, lets it send.
final class EventLoop {
    private let epoll: Int32
    private let listener: Int32
    private let bell: Bell
    private let signals: Int32
    private let entries: EntryReader
    private let hub: Hub<SocketWire>
    private let rule: HelloRule
    private let mostConnections: Int
    private let everySecond: (Hub<SocketWire>) -> Void
    private var report: FigureReport
    private let pulse: Pulse
    private var buffer = [UInt8](repeating: 0, count: 16_384)
    private var found = [clinux_event](repeating: clinux_event(), count: 256)
    private var tailAtMs: Int64 = 0
    private var careAtMs: Int64 = 0
    private var secondAtMs: Int64 = 0
    private var isRung = true
    /// New connections wait until there are descriptors again.
    private var isResting = false
    private var stopAtMs: Int64?

    /// How long connections get to read their farewell, in milliseconds.
    static let farewellMs: Int64 = 1500
    /// What a peer's socket buffers of ours, in bytes: by default the kernel would take seconds of
    /// what a peer does not read, and nobody would be found slow.
    static let sendBufferBytes: Int32 = 32_768

    /// - Parameters:
    ///   - epoll: the set `hub`'s wire watches.
    ///   - everySecond: called once a second.
    ///   - report: tells the workers what happens.
    ///   - pulse: tells others whether the loop goes on.
    /// - Throws: `FileProblem` when the descriptors cannot be watched.
    init(
        epoll: Int32, listener: Int32, bell: Bell, signals: Int32, entries: EntryReader,
        hub: Hub<SocketWire>, rule: HelloRule, mostConnections: Int,
        everySecond: @escaping (Hub<SocketWire>) -> Void, report: FigureReport,
        pulse: Pulse
    ) throws(FileProblem) {
        self.epoll = epoll
        self.listener = listener
        self.bell = bell
        self.signals = signals
        self.entries = entries
        self.hub = hub
        self.rule = rule
        self.mostConnections = mostConnections
        self.everySecond = everySecond
        self.report = report
        self.pulse = pulse
        for descriptor in [listener, bell.descriptor, signals, entries.descriptor] {
            guard
                clinux_epoll_set(
                    epoll, Int32(EPOLL_CTL_ADD), descriptor, CLINUX_EPOLLIN, 0) == 0
            else { throw FileProblem("watch", "descriptor \(descriptor)") }
        }
    }

    /// Serves until a signal to end, then says farewell.
    func run() {
        while !isOver { turn() }
        report.end()
    }

    private var isOver: Bool {
        guard let stopAtMs else { return false }
        return hub.openCount == 0 || hub.now.monotonicMs >= stopAtMs
    }

    private func turn() {
        let count = clinux_epoll_wait(epoll, &found, Int32(found.count), timeoutMs)
        pulse.begin()
        defer { pulse.end() }
        hub.now = Self.time()
        for event in found.prefix(Int(max(count, 0))) { handle(event) }
        let nowMs = hub.now.monotonicMs
        if isRung || nowMs >= tailAtMs {
            isRung = false
            tailAtMs = hub.tail()
        }
        if nowMs >= careAtMs {
            careAtMs = nowMs + Session.tickMs
            if isResting, stopAtMs == nil { listen(true) }
            hub.care()
        }
        if nowMs >= secondAtMs {
            secondAtMs = nowMs + 1000
            everySecond(hub)
            report.tellChannels(hub)
        }
        hub.sendDue(WallClock.monotonicMicroseconds)
        report.tell(hub)
    }

    private var timeoutMs: Int32 {
        let nowUs = WallClock.monotonicMicroseconds()
        var untilUs = min(tailAtMs, careAtMs) * 1000 - nowUs
        if let roundUs = hub.nextRoundUs { untilUs = min(untilUs, roundUs - nowUs) }
        return Int32(clamping: max((untilUs + 999) / 1000, 0))
    }

    static func time() -> HubTime {
        HubTime(monotonicUs: WallClock.monotonicMicroseconds(), wallMs: WallClock.nowMs())
    }

    private func handle(_ event: clinux_event) {
        switch event.fd {
        case listener: accept()
        case bell.descriptor:
            bell.drain()
            isRung = true
        case entries.descriptor:
            for (channel, entry) in entries.answers() { hub.entered(channel, entry) }
        case signals: stop()
        default: handle(Peer(fd: event.fd, generation: event.generation), event.events)
        }
    }

    /// An event of an earlier holder of the descriptor is stale and passed over.
    private func handle(_ peer: Peer, _ events: UInt32) {
        guard hub.isCurrent(peer) else { return }
        if events & CLINUX_EPOLLOUT != 0 { hub.writable(peer) }
        guard hub.isCurrent(peer), events & ~CLINUX_EPOLLOUT != 0 else { return }
        let count = recv(peer.fd, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count > 0 {
            buffer.withUnsafeBytes { bytes in
                hub.received(
                    UnsafeRawBufferPointer(rebasing: bytes[..<count]), from: peer, hello: rule)
            }
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            hub.closed(peer)
        }
    }

    private func accept() {
        for _ in 0..<256 {
            let fd = clinux_accept_stream(listener, Self.sendBufferBytes)
            guard fd >= 0 else {
                // Without descriptors the listener would be readable for ever: it rests a moment.
                if errno != EAGAIN { listen(false) }
                return
            }
            guard let peer = hub.accept(fd, most: mostConnections) else {
                close(fd)
                continue
            }
            if clinux_epoll_set(
                epoll, Int32(EPOLL_CTL_ADD), fd, SocketWire.readable, peer.generation) != 0
            {
                hub.closed(peer)
            }
        }
    }

    private func listen(_ isListening: Bool) {
        isResting = !isListening
        _ = clinux_epoll_set(
            epoll, Int32(EPOLL_CTL_MOD), listener, isListening ? CLINUX_EPOLLIN : 0, 0)
    }

    private func stop() {
        guard stopAtMs == nil else { return }
        stopAtMs = hub.now.monotonicMs + Self.farewellMs
        _ = clinux_epoll_set(epoll, Int32(EPOLL_CTL_DEL), listener, 0, 0)
        _ = clinux_epoll_set(epoll, Int32(EPOLL_CTL_DEL), signals, 0, 0)
        hub.stop()
    }
}
