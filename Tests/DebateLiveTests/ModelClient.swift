import DebateDomain
import WebSocketCodec

@testable import DebateLive

/// Rules a client or a daemon may leave out, to see that the tests miss them.
enum Mutation: CaseIterable {
    case none
    /// Ticks and beats do not say where the channel stands.
    case noTopSeq
    /// A client applies whatever comes next.
    case noGapCheck
    /// A client applies what it has once more.
    case noDropping
    /// What the ring has is replayed, though it begins too late.
    case partialReplay
    /// The state is read before its position.
    case earlyState
    /// A restored log keeps its epoch.
    case sameEpoch
}

/// A client that adds up what it is told.
final class ModelClient {
    private var follower: ChannelFollower
    private let mutation: Mutation
    private(set) var sum: Int64 = 0
    private var parser = FrameParser(role: .client, longestMessage: 1 << 20)
    private var isUpgraded = false
    private var received: [UInt8] = []
    private var nextRef: Int64 = 1
    /// What happens to the next frame: a fault of the daemon.
    var fault: Fault?
    /// Frames to send.
    private(set) var outgoing: [UInt8] = []
    private(set) var isConnected = false
    /// How often it was told what, so that a test knows that it tests something.
    private(set) var seen = Seen()

    struct Seen: Hashable {
        var snapshots = 0
        var replays = 0
        var events = 0
        var ticks = 0
        var restarts = 0

        func merging(_ other: Seen) -> Seen {
            Seen(
                snapshots: snapshots + other.snapshots, replays: replays + other.replays,
                events: events + other.events, ticks: ticks + other.ticks,
                restarts: restarts + other.restarts)
        }
    }

    enum Fault { case lost, repeated }

    init(_ channel: Channel, _ mutation: Mutation) {
        follower = ChannelFollower(channel)
        self.mutation = mutation
    }

    var position: ChannelPosition? { follower.position }
    var likes: Int64 { follower.counters.number("likes") ?? 0 }
    var isStale: Bool { follower.isStale }

    func connect() {
        parser = FrameParser(role: .client, longestMessage: 1 << 20)
        (isUpgraded, received, isConnected) = (false, [], true)
        outgoing = Array(
            """
            GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r
            Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Protocol: debate.v1\r\n\r\n
            """.utf8)
    }

    func disconnect() {
        isConnected = false
        outgoing = []
        follower.lostConnection()
    }

    func takeOutgoing() -> [UInt8] {
        defer { outgoing = [] }
        return outgoing
    }

    /// Bytes from the server, in any cuts.
    func receive(_ bytes: [UInt8]) throws {
        received += bytes
        if !isUpgraded {
            guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
            received.removeSubrange(..<end.upperBound)
            isUpgraded = true
        }
        var messages: [[UInt8]] = []
        try parser.feed(received) { input in
            switch input {
            case .text(let bytes): messages.append(bytes)
            case .ping(let payload):
                FrameWriter.appendMasked(.pong, payload, key: 0x0102_0304, to: &outgoing)
            default: break
            }
        }
        received = []
        for message in messages {
            for frame in try ReceivedFrame.decode(message: message) { take(frame) }
        }
    }

    private func take(_ frame: ReceivedFrame) {
        if case .hello = frame { return subscribe(since: follower.position) }
        switch frame {
        case .snapshot: seen.snapshots += 1
        case .resumed: seen.replays += 1
        case .event: seen.events += 1
        case .tick: seen.ticks += 1
        default: break
        }
        // A hot number that is lost is made good by its next change alone.
        if case .tick = frame { return apply(frame) }
        let times =
            switch fault {
            case .lost: 0
            case .repeated: 2
            case nil: 1
            }
        fault = nil
        for _ in 0..<times { apply(frame) }
    }

    private func apply(_ frame: ReceivedFrame) {
        if case .event(let event) = frame, let position {
            if mutation == .noGapCheck, event.seq > position.seq + 1 { return force(event) }
            if mutation == .noDropping, event.seq <= position.seq { return add(event) }
        }
        if mutation == .partialReplay, case .resumed(_, _, let epoch, let from, _) = frame {
            return jump(to: ChannelPosition(epoch: epoch, seq: from))
        }
        for action in follower.receive(mutated(frame)) {
            switch action {
            case .replace(let snapshot):
                // The store keeps it as a counter, which it reads with the state.
                let counted = snapshot.counters.values.first { $0.name == "sum" }?.value
                sum =
                    snapshot.state["sum"].flatMap(Self.integer) ?? counted.flatMap(Self.number) ?? 0
            case .apply(let event): add(event)
            case .count: break
            case .subscribeAgain:
                seen.restarts += 1
                subscribe(since: nil)
            }
        }
    }

    private func mutated(_ frame: ReceivedFrame) -> ReceivedFrame {
        guard mutation == .noTopSeq, let position else { return frame }
        switch frame {
        case .tick(let channel, _, let nowMs, let counters):
            return .tick(channel, seq: position.seq, nowMs: nowMs, counters)
        case .beat(let channel, _, let nowMs):
            return .beat(channel, position, nowMs: nowMs)
        default: return frame
        }
    }

    /// Goes on behind a hole as if there were none.
    private func force(_ event: ReceivedEvent) {
        add(event)
        if let epoch = position?.epoch {
            jump(to: ChannelPosition(epoch: epoch, seq: event.seq))
        }
    }

    /// Believes to be there, with what it holds.
    private func jump(to position: ChannelPosition) {
        let text = """
            {"type":"snapshot","channel":"\(follower.channel.name)","epoch":"\(position.epoch)",\
            "seq":\(position.seq),"nowMs":1,"state":{},"counters":{}}
            """
        for frame in (try? ReceivedFrame.decode(message: Array(text.utf8))) ?? [] {
            _ = follower.receive(frame)
        }
    }

    private func add(_ event: ReceivedEvent) {
        if case .string(let text)? = event.data["roundId"] {
            sum += Int64(text.dropFirst()) ?? 0
        }
    }

    private static func number(_ reading: CounterReading) -> Int64? {
        if case .number(let number) = reading { number } else { nil }
    }

    private static func integer(_ value: JSONValue) -> Int64? {
        if case .integer(let number) = value { number } else { nil }
    }

    private func subscribe(since: ChannelPosition?) {
        var json = JSONWriter()
        ClientFrame.subscribe(
            ref: nextRef, channel: follower.channel.name, since: since, token: nil
        ).write(to: &json)
        nextRef += 1
        FrameWriter.appendMasked(.text, json.bytes, key: 0x1234_5678, to: &outgoing)
    }
}
