import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import WebSocketCodec

/// All connections and all channels: takes what peers send, what the log brings and what the clock
/// makes due, and says through a `Wire` what goes out.
///
/// It belongs to one thread, knows no socket and no clock, so that tests run it in steps.
final class Hub<W: Wire> {
    var wire: W
    let log: any LogSource
    let ringBytes: RingBytes
    let verifyToken: (String, Int64) -> LiveToken?
    /// Asks for the state of a channel; the answer comes by `entered`.
    let requestEntry: (EntryRequest) -> Void
    let report: (HubTrouble) -> Void

    /// By descriptor.
    var connections: [Connection] = []
    var sides: [Int32: SideRecord] = [:]
    /// By their number; a place may be empty.
    var channels: [LiveChannel?] = []
    var numbers: [Channel: Int32] = [:]
    var now: HubTime
    /// Connections that take nothing now.
    var blocked: Set<Int32> = []
    /// Connections that are closing.
    var closing: Set<Int32> = []
    /// Connections that are to be ended when no round through subscribers runs.
    var doomed: [(peer: Peer, code: UInt16, reason: String, spreadMs: Int?)] = []
    var openCount = 0
    var isStopping = false
    /// Where the visits go on.
    var visitPlace = 0
    var visitedTick: UInt32 = 0
    var figures = HubFigures()
    /// When the log was last looked through to its end, in microseconds; 0: not yet.
    var lookedAtUs: Int64 = 0
    private var nextGeneration: UInt32 = 1
    private let startedMs: Int64

    /// - Parameters:
    ///   - verifyToken: what a token allows at a time in milliseconds UTC; `nil`: it is none.
    ///   - requestEntry: starts the reading of a channel's state.
    init(
        wire: W, log: any LogSource, now: HubTime,
        ringBytes: RingBytes = RingBytes(),
        verifyToken: @escaping (String, Int64) -> LiveToken?,
        requestEntry: @escaping (EntryRequest) -> Void,
        report: @escaping (HubTrouble) -> Void
    ) {
        self.ringBytes = ringBytes
        self.wire = wire
        self.log = log
        self.now = now
        self.verifyToken = verifyToken
        self.requestEntry = requestEntry
        self.report = report
        startedMs = now.monotonicMs
    }

    /// Since the hub was made, in the sessions' ticks.
    var tick: UInt32 {
        UInt32(truncatingIfNeeded: (now.monotonicMs - startedMs) / Session.tickMs)
    }

    /// A peer has connected.
    /// - Returns: what it is called here; `nil` when it is not taken and may be closed.
    func accept(_ fd: Int32, most: Int) -> Peer? {
        guard !isStopping, openCount < most else {
            figures.refused += 1
            return nil
        }
        while connections.count <= Int(fd) { connections.append(Connection()) }
        let peer = Peer(fd: fd, generation: nextGeneration)
        nextGeneration &+= 1
        var connection = Connection()
        connection.generation = peer.generation
        connection.phase = .opening
        connection.session = Session(atTick: tick)
        connections[Int(fd)] = connection
        openCount += 1
        figures.accepted += 1
        return peer
    }

    /// Whether this is still the connection it was.
    func isCurrent(_ peer: Peer) -> Bool {
        Int(peer.fd) < connections.count
            && connections[Int(peer.fd)].generation == peer.generation
            && connections[Int(peer.fd)].phase != .free
    }

    func phase(of peer: Peer) -> Connection.Phase { connections[Int(peer.fd)].phase }

    /// The side record of a connection, made when it has none.
    func side(_ fd: Int32) -> SideRecord {
        if let known = sides[fd] { return known }
        let made = SideRecord()
        sides[fd] = made
        connections[Int(fd)].hasSide = true
        return made
    }

    func dropSideIfEmpty(_ fd: Int32) {
        guard connections[Int(fd)].hasSide, sides[fd]?.isEmpty == true else { return }
        sides[fd] = nil
        connections[Int(fd)].hasSide = false
    }

    /// Forgets a connection and ends it.
    func end(_ peer: Peer) {
        guard isCurrent(peer) else { return }
        let fd = peer.fd
        for subscription in subscriptions(of: fd) { leave(subscription, fd) }
        for channel in sides[fd]?.awaited ?? [] { stopWaiting(peer, for: channel) }
        sides[fd] = nil
        blocked.remove(fd)
        closing.remove(fd)
        connections[Int(fd)] = Connection()
        openCount -= 1
        wire.close(peer)
    }

    /// What a connection follows.
    func subscriptions(of fd: Int32) -> [Subscription] {
        let connection = connections[Int(fd)]
        let first = connection.first.isUsed ? [connection.first] : []
        guard connection.hasSide, let side = sides[fd] else { return first }
        return first + side.further
    }

    /// The channels a connection follows or waits for.
    func held(by fd: Int32) -> Set<Channel> {
        Set(subscriptions(of: fd).compactMap { channels[Int($0.channel)]?.channel })
            .union(sides[fd]?.awaited ?? [])
    }
}

/// What time it is: for deadlines, and for frames.
struct HubTime: Sendable, Hashable {
    /// Never jumps.
    var monotonicUs: Int64
    /// Milliseconds UTC.
    var wallMs: Int64

    var monotonicMs: Int64 { monotonicUs / 1000 }
}

/// How much of what was sent the rings hold, in bytes; multiples of the page size.
struct RingBytes: Sendable, Hashable {
    var everybody = 4 * 1024 * 1024
    var staff = 1024 * 1024
}

/// Something an operator should know.
enum HubTrouble: Sendable, Hashable {
    case store(String)
    /// A number was skipped where none may be: a fault of ours.
    case position(String)
    case noMemory
}

/// What the daemon did: told to the workers as it happens, and in the line of the log that ends it.
struct HubFigures: Sendable, Hashable {
    var accepted = 0
    /// States of channels that were read.
    var entries = 0
    var events = 0
    /// How often a channel's subscribers were all sent what was new, and how long the longest took.
    var rounds = 0
    var longestRoundUs: Int64 = 0
    var roundTimes = Histogram(PushFigures.roundBounds)
    /// How old events were when they were read.
    var eventAges = Histogram(PushFigures.ageBounds)
    /// Frames of rings that went out whole, for each subscriber.
    var deliveries = 0
    /// Pieces that went out whole to one connection alone.
    var answers = 0
    /// Writes that took bytes, and how many those were.
    var sends = 0
    var sentBytes = 0
    var slowReaders = 0
    /// Connections for which there was no room.
    var refused = 0
}
