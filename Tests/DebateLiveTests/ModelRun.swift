import DebateDomain
import DebateTestSupport

@testable import DebateLive

/// One random evening: a log that is written to and restored, a daemon that restarts, and clients
/// over links that take little, die and come back (live-protocol model, docs/protocol.md).
struct ModelRun<Log: EveningLog> {
    private let mutation: Mutation
    private let isFaulty: Bool
    private var random: SeededRandom
    private let log: Log
    private let steps: Int
    private var wire = FakeWire()
    private var hub: Hub<FakeWire>
    private let pending: Pending
    private var clients: [(client: ModelClient, peer: Peer?)]

    /// Reads the daemon has asked for.
    private final class Pending {
        var requests: [(request: EntryRequest, state: ModelLog.State)] = []
        /// What was read and has not been handed over yet.
        var read: [(channel: Channel, entry: Entry)] = []
        var troubles: [HubTrouble] = []
    }

    init(
        _ name: String, _ log: Log, steps: Int = 400, mutation: Mutation = .none,
        isFaulty: Bool
    ) {
        self.log = log
        self.steps = steps
        self.mutation = mutation
        self.isFaulty = isFaulty
        random = SeededRandom(name)
        let pending = Pending()
        self.pending = pending
        hub = Self.makeHub(wire, log, pending, HubTime(monotonicUs: 1_000_000, wallMs: 1_000))
        clients = (0..<2).map { _ in (ModelClient(log.channel, mutation), nil) }
    }

    private static func makeHub(
        _ wire: FakeWire, _ log: Log, _ pending: Pending, _ now: HubTime
    ) -> Hub<FakeWire> {
        Hub(
            wire: wire, log: log, now: now,
            ringBytes: RingBytes(everybody: 4096, staff: 4096),
            verifyToken: { _, _ in nil },
            requestEntry: { pending.requests.append(($0, log.moment)) },
            report: { pending.troubles.append($0) })
    }

    /// Runs it to its end.
    /// - Returns: what is wrong then, `nil`: nothing.
    mutating func run() throws -> String? {
        for _ in 0..<steps { try step() }
        return try drained()
    }

    private mutating func step() throws {
        switch random.int(in: 0...999) {
        case ..<300: try write()
        case ..<500: try turn()
        case ..<800: try read(random.int(in: 0...1), atMost: random.int(in: 1...900))
        case ..<880: kill(random.int(in: 0...1))
        case ..<960: connect(random.int(in: 0...1))
        case ..<980: restart()
        case ..<985: try log.restore(mutation)
        default:
            guard isFaulty else { return }
            clients[random.int(in: 0...1)].client.fault = random.element(of: [.lost, .repeated])
        }
    }

    private mutating func write() throws {
        if random.int(in: 0...9) == 0 { try log.makeBackup() }
        for _ in 0...random.int(in: 0...2) { try log.write(Int64(random.int(in: 1...9))) }
        if random.int(in: 0...1) == 0 { try log.like() }
    }

    /// Lets time pass, and the daemon do what is due.
    private mutating func turn(milliseconds: Int? = nil) throws {
        hub.now.monotonicUs += Int64(milliseconds ?? random.int(in: 20...400)) * 1000
        hub.now.wallMs = hub.now.monotonicUs / 1000
        if !pending.requests.isEmpty, random.int(in: 0...3) > 0 { try readOne() }
        if random.int(in: 0...2) > 0 { handOver() }
        hub.tail()
        hub.care()
        hub.sendDue { hub.now.monotonicUs }
    }

    private mutating func readOne() throws {
        let (request, moment) = pending.requests.removeFirst()
        pending.read.append(
            (request.channel, try log.entry(request, mutation, askedAt: moment)))
    }

    private mutating func handOver() {
        while !pending.read.isEmpty {
            let (channel, entry) = pending.read.removeFirst()
            hub.entered(channel, entry)
        }
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
            let isCut = random.int(in: 0...9) == 0
            let piece = bytes.prefix(isCut ? random.int(in: 1...200) : bytes.count)
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
        (pending.requests, pending.read) = ([], [])
        wire = FakeWire()
        hub = Self.makeHub(wire, log, pending, hub.now)
    }

    /// What both clients saw.
    var seen: ModelClient.Seen {
        clients.map(\.client.seen).reduce(ModelClient.Seen()) { $0.merging($1) }
    }

    /// Lets everybody catch up: no more writes and no more faults.
    private mutating func drained() throws -> String? {
        for round in 0..<7 {
            for index in clients.indices where clients[index].peer == nil { connect(index) }
            for _ in 0..<4 {
                while !pending.requests.isEmpty { try readOne() }
                handOver()
                // The last rounds wait for beats.
                try turn(milliseconds: round > 3 ? 5_000 : 300)
                for index in clients.indices { try readAll(index) }
            }
        }
        if !pending.troubles.isEmpty { return "\(pending.troubles)" }
        let (position, sum, likes) = (try log.position, try log.sum, try log.likes)
        for (client, peer) in clients {
            guard peer != nil else { return "a client cannot stay connected" }
            guard client.position == position else {
                return "\(String(describing: client.position)) instead of \(position)"
            }
            guard client.sum == sum else {
                return "sum \(client.sum) instead of \(sum)"
            }
            guard client.likes == likes else {
                return "likes \(client.likes) instead of \(likes)"
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
