import DebateDomain
import DebateSecurity
import DebateStore
import WebSocketCodec

@testable import DebateLive

/// A log of several channels, as a test writes it.
final class FakeLog: LogSource {
    var epoch = "e1"
    var events: [Channel: [LoggedEvent]] = [:]
    var counters: [Channel: Counters] = [:]
    var restricted: Set<Channel> = []
    /// Whose seat is another's by now.
    var expelled: Set<Follower> = []
    var isFailing = false
    private(set) var looks = 0

    func append(_ data: String, name: String = "x", to channel: Channel) {
        let seq = Int64(events[channel, default: []].count + 1)
        events[channel, default: []].append(
            LoggedEvent(seq: seq, name: name, atMs: 1, data: data))
    }

    func hasChanged() throws(StoreError) -> Bool { true }

    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView {
        if isFailing { throw .unavailable("a test says so") }
        looks += 1
        return LogView(
            epoch: epoch,
            channels: questions.map { question in
                let all = events[question.channel] ?? []
                return ChannelView(
                    top: Int64(all.count), events: Array(all.dropFirst(Int(question.after))),
                    counters: question.wantsCounters ? counters[question.channel] : nil)
            })
    }

    func entry(_ request: EntryRequest) -> Entry {
        guard let all = events[request.channel] else { return .absent }
        let position = ChannelPosition(epoch: epoch, seq: Int64(all.count))
        let shown = counters[request.channel] ?? Counters()
        return .found(
            FoundEntry(
                request: request, position: position,
                isRestricted: restricted.contains(request.channel),
                snapshot: OutputChunk(
                    Framing.text(
                        .snapshot(
                            request.channel, position, nowMs: 1, state: Empty(), shown))),
                counters: shown, replays: [:],
                entitled: request.followers.subtracting(expelled)))
    }

    private struct Empty: JSONWritable {
        func write(to json: inout JSONWriter) { json.object { _ in } }
    }
}

/// A hub with peers, driven by a test.
final class HubRun {
    let log = FakeLog()
    let wire = FakeWire()
    let hub: Hub<FakeWire>
    private let asked: Asked
    private var parsers: [Peer: FrameParser] = [:]
    private var isUpgraded: Set<Peer> = []
    private var nextFD: Int32 = 3

    final class Asked {
        var requests: [EntryRequest] = []
        var troubles: [HubTrouble] = []
        var tokens: [String: LiveToken] = [:]
    }

    var requests: [EntryRequest] { asked.requests }
    var troubles: [HubTrouble] { asked.troubles }

    init(ring: RingBytes = RingBytes()) {
        let asked = Asked()
        self.asked = asked
        hub = Hub(
            wire: wire, log: log, now: HubTime(monotonicUs: 1_000_000, wallMs: 1_795_000_000_000),
            ringBytes: ring, verifyToken: { text, _ in asked.tokens[text] },
            requestEntry: { asked.requests.append($0) },
            report: { asked.troubles.append($0) })
    }

    func allow(_ token: LiveToken, as text: String) { asked.tokens[text] = token }

    /// A peer that has been greeted.
    func connect(room: Int = .max) throws -> Peer {
        guard let peer = hub.accept(nextFD, most: 10_000) else { throw StringError("refused") }
        nextFD += 1
        wire.link(peer).room = room
        send(
            Array(
                """
                GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r
                Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: debate.v1\r\n\r\n
                """.utf8), peer)
        return peer
    }

    func subscribe(
        _ peer: Peer, _ channel: Channel, since: ChannelPosition? = nil, token: String? = nil
    ) {
        var json = JSONWriter()
        ClientFrame.subscribe(ref: 1, channel: channel.name, since: since, token: token)
            .write(to: &json)
        var bytes: [UInt8] = []
        FrameWriter.appendMasked(.text, json.bytes, key: 7, to: &bytes)
        send(bytes, peer)
    }

    func unsubscribe(_ peer: Peer, _ channel: Channel) {
        var json = JSONWriter()
        ClientFrame.unsubscribe(ref: 2, channel: channel.name).write(to: &json)
        var bytes: [UInt8] = []
        FrameWriter.appendMasked(.text, json.bytes, key: 7, to: &bytes)
        send(bytes, peer)
    }

    /// The peer's close frame.
    func close(_ peer: Peer, code: UInt16) {
        var bytes: [UInt8] = []
        FrameWriter.appendMasked(
            .close, [UInt8(code >> 8), UInt8(code & 255)], key: 7, to: &bytes)
        send(bytes, peer)
    }

    func send(_ bytes: [UInt8], _ peer: Peer) {
        bytes.withUnsafeBytes { hub.received($0, from: peer, hello: HelloRule(origins: [])) }
    }

    /// Answers what the hub asked for.
    func answer() {
        while !asked.requests.isEmpty {
            let request = asked.requests.removeFirst()
            hub.entered(request.channel, log.entry(request))
        }
    }

    /// Lets time pass in steps of a tick, and the hub do what is due.
    func pass(milliseconds: Int) {
        for _ in 0..<max(milliseconds / 100, 1) {
            hub.now.monotonicUs += 100_000
            hub.now.wallMs += 100
            hub.tail()
            hub.care()
            hub.sendDue { hub.now.monotonicUs }
        }
    }

    /// What a peer has been sent: frames of the protocol, and the code of a close frame.
    func read(
        _ peer: Peer, atMost most: Int = .max
    ) throws -> (frames: [ReceivedFrame], closeCode: UInt16?) {
        let link = wire.link(peer)
        var bytes = Array(link.bytes.prefix(most))
        link.bytes.removeFirst(bytes.count)
        if link.room != .max { link.room += bytes.count }
        if !isUpgraded.contains(peer) {
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
                throw StringError("the upgrade was not answered in one piece")
            }
            bytes.removeSubrange(..<end.upperBound)
            isUpgraded.insert(peer)
        }
        var parser = parsers[peer] ?? FrameParser(role: .client, longestMessage: 1 << 20)
        var frames: [ReceivedFrame] = []
        var code: UInt16?
        var problem: (any Error)?
        try parser.feed(bytes) { input in
            switch input {
            case .text(let message):
                do { frames += try ReceivedFrame.decode(message: message) } catch {
                    problem = error
                }
            case .close(let closeCode, _): code = closeCode
            default: break
            }
        }
        if let problem { throw problem }
        parsers[peer] = parser
        if link.isWatched, link.room > 0, hub.isCurrent(peer) { hub.writable(peer) }
        return (frames, code)
    }
}
