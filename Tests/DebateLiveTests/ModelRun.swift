import DebateDomain
import DebateTestSupport

@testable import DebateLive

/// One random evening: a log that is written to and restored, a daemon that restarts, and clients
/// over links that take little, die and come back (live-protocol model, docs/protocol.md).
struct ModelRun {
    private let mutation: Mutation
    private let isFaulty: Bool
    private var random: SeededRandom
    private let log = ModelLog()
    private var wire = FakeWire()
    private var hub: Hub<FakeWire>
    private let pending: Pending
    private var clients: [(client: ModelClient, peer: Peer?)]

    /// Reads the daemon has asked for.
    private final class Pending {
        var requests: [(request: EntryRequest, state: ModelLog.State)] = []
        var troubles: [HubTrouble] = []
    }

    static let steps = 400

    init(_ name: String, mutation: Mutation = .none, isFaulty: Bool) {
        self.mutation = mutation
        self.isFaulty = isFaulty
        random = SeededRandom(name)
        let (log, pending) = (log, Pending())
        self.pending = pending
        hub = Self.makeHub(wire, log, pending, HubTime(monotonicUs: 1_000_000, wallMs: 1_000))
        clients = (0..<2).map { _ in (ModelClient(mutation), nil) }
    }

    private static func makeHub(
        _ wire: FakeWire, _ log: ModelLog, _ pending: Pending, _ now: HubTime
    ) -> Hub<FakeWire> {
        Hub(
            wire: wire, log: log, now: now,
            ringBytes: RingBytes(everybody: 4096, staff: 4096),
            verifyToken: { _, _ in nil },
            requestEntry: { pending.requests.append(($0, log.state)) },
            report: { pending.troubles.append($0) })
    }

    /// Runs it to its end.
    /// - Returns: what is wrong then, `nil`: nothing.
    mutating func run() throws -> String? {
        for _ in 0..<Self.steps { try step() }
        return try drained()
    }

    private mutating func step() throws {
        switch random.int(in: 0...999) {
        case ..<300: write()
        case ..<500: turn()
        case ..<800: try read(random.int(in: 0...1), atMost: random.int(in: 1...900))
        case ..<880: kill(random.int(in: 0...1))
        case ..<960: connect(random.int(in: 0...1))
        case ..<980: restart()
        case ..<985: log.restore(keepsEpoch: mutation == .sameEpoch)
        default:
            guard isFaulty else { return }
            clients[random.int(in: 0...1)].client.fault = random.element(of: [.lost, .repeated])
        }
    }

    private mutating func write() {
        if random.int(in: 0...9) == 0 { log.makeBackup() }
        for _ in 0...random.int(in: 0...2) { log.write(Int64(random.int(in: 1...9))) }
        if random.int(in: 0...1) == 0 { log.like() }
    }

    /// Lets time pass, and the daemon do what is due.
    private mutating func turn(milliseconds: Int? = nil) {
        hub.now.monotonicUs += Int64(milliseconds ?? random.int(in: 20...400)) * 1000
        hub.now.wallMs = hub.now.monotonicUs / 1000
        if !pending.requests.isEmpty, random.int(in: 0...3) > 0 { answerOne() }
        hub.tail()
        hub.care()
        hub.sendDue { hub.now.monotonicUs }
    }

    private mutating func answerOne() {
        let (request, earlier) = pending.requests.removeFirst()
        hub.entered(
            request.channel,
            log.entry(
                request, earlier: mutation == .earlyState ? earlier : nil,
                isPartial: mutation == .partialReplay))
    }

    private mutating func connect(_ index: Int) {
        // As the kernel does it: the lowest number that is free, so that numbers come again.
        let used = Set(clients.compactMap { $0.peer?.fd })
        guard clients[index].peer == nil,
            let fd = (3...5).first(where: { !used.contains($0) }),
            let peer = hub.accept(fd, most: 100)
        else { return }
        clients[index].peer = peer
        wire.link(peer).room = random.int(in: 200...3000)
        clients[index].client.connect()
        send(index)
    }

    private mutating func send(_ index: Int) {
        guard let peer = clients[index].peer else { return }
        var bytes = clients[index].client.takeOutgoing()
        while !bytes.isEmpty, hub.isCurrent(peer) {
            let piece = bytes.prefix(random.int(in: 1...200))
            bytes.removeFirst(piece.count)
            Array(piece).withUnsafeBytes {
                hub.received($0, from: peer, hello: HelloRule(origins: []))
            }
        }
    }

    /// A client takes some bytes from its link, and says what it then wants to.
    private mutating func read(_ index: Int, atMost most: Int) throws {
        guard let peer = clients[index].peer else { return }
        let link = wire.link(peer)
        let bytes = Array(link.bytes.prefix(most))
        link.bytes.removeFirst(bytes.count)
        try clients[index].client.receive(bytes)
        link.room += bytes.count
        if link.isWatched, link.room > 0 { hub.writable(peer) }
        send(index)
        if link.isClosed, link.bytes.isEmpty { drop(index) }
    }

    private mutating func kill(_ index: Int) {
        guard let peer = clients[index].peer else { return }
        hub.closed(peer)
        drop(index)
    }

    private mutating func drop(_ index: Int) {
        clients[index].client.disconnect()
        clients[index].peer = nil
    }

    private mutating func restart() {
        for index in clients.indices where clients[index].peer != nil { drop(index) }
        pending.requests = []
        wire = FakeWire()
        hub = Self.makeHub(wire, log, pending, hub.now)
    }

    /// What both clients saw.
    var seen: ModelClient.Seen {
        clients.map(\.client.seen).reduce(ModelClient.Seen()) { $0.merging($1) }
    }

    /// Lets everybody catch up: no more writes and no more faults.
    private mutating func drained() throws -> String? {
        for round in 0..<12 {
            for index in clients.indices where clients[index].peer == nil { connect(index) }
            for _ in 0..<8 {
                while !pending.requests.isEmpty { answerOne() }
                // The second half waits for beats.
                turn(milliseconds: round > 5 ? 5_000 : 300)
                for index in clients.indices { try readAll(index) }
            }
        }
        if !pending.troubles.isEmpty { return "\(pending.troubles)" }
        for (client, peer) in clients {
            guard peer != nil else { return "a client cannot stay connected" }
            guard client.position == log.position else {
                return "\(String(describing: client.position)) instead of \(log.position)"
            }
            guard client.sum == log.state.sum else {
                return "sum \(client.sum) instead of \(log.state.sum)"
            }
            guard client.likes == log.state.likes else {
                return "likes \(client.likes) instead of \(log.state.likes)"
            }
        }
        return nil
    }

    private mutating func readAll(_ index: Int) throws {
        while let peer = clients[index].peer, !wire.link(peer).bytes.isEmpty {
            try read(index, atMost: 4096)
        }
        if let peer = clients[index].peer, wire.link(peer).isClosed { drop(index) }
    }
}
