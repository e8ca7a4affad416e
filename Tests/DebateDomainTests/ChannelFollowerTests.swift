import Testing

@testable import DebateDomain

@Suite("Channel follower")
struct ChannelFollowerTests {
    private static let channel = Channel.lobby

    static func event(_ seq: Int64, of channel: Channel = channel) -> ReceivedFrame {
        .event(
            ReceivedEvent(
                channel: channel, seq: seq, name: "n", atMs: 0, data: .object(JSONObject([]))))
    }

    static func snapshot(_ seq: Int64, epoch: String = "e") -> ReceivedFrame {
        let text = """
            {"type":"snapshot","channel":"lobby","epoch":"\(epoch)","seq":\(seq),"nowMs":1,
             "state":{},"counters":{"likes":[3,3]}}
            """
        guard let value = try? JSONParser.parse(Array(text.utf8)),
            let frame = try? ReceivedFrame(value)
        else { return .ignored(type: "a broken sample") }
        return frame
    }

    static func tick(_ seq: Int64, likes: Int64 = 3, rev: Int64 = 3) -> ReceivedFrame {
        .tick(
            channel, seq: seq, nowMs: 1,
            Counters(values: [CounterValue(name: "likes", value: .number(likes), rev: rev)]))
    }

    static func beat(_ seq: Int64, epoch: String = "e") -> ReceivedFrame {
        .beat(channel, ChannelPosition(epoch: epoch, seq: seq), nowMs: 1)
    }

    /// A follower at number 7 of epoch "e".
    private func atSeven() -> ChannelFollower {
        var follower = ChannelFollower(Self.channel)
        _ = follower.receive(Self.snapshot(7))
        return follower
    }

    @Test("a snapshot sets the position, forwards or back")
    func replace() {
        var follower = atSeven()
        #expect(follower.position == ChannelPosition(epoch: "e", seq: 7))
        #expect(!follower.isStale)
        #expect(follower.counters.number("likes") == 3)
        _ = follower.receive(Self.snapshot(2, epoch: "f"))
        #expect(follower.position == ChannelPosition(epoch: "f", seq: 2))
    }

    @Test("the next event is applied, one held already is dropped")
    func events() {
        var follower = atSeven()
        #expect(follower.receive(Self.event(7)).isEmpty)
        #expect(follower.receive(Self.event(1)).isEmpty)
        #expect(follower.position?.seq == 7)
        guard case .apply(let event)? = follower.receive(Self.event(8)).first else {
            Issue.record("not applied")
            return
        }
        #expect(event.seq == 8)
        #expect(follower.position == ChannelPosition(epoch: "e", seq: 8))
        #expect(follower.receive(Self.event(8)).isEmpty)
    }

    @Test(
        "what tells that something was missed makes it ask for the state",
        arguments: [
            event(9), event(100), tick(8), beat(8), beat(7, epoch: "f"), beat(0, epoch: "f"),
            .resumed(ref: 1, channel, epoch: "e", from: 6, to: 9),
            .resumed(ref: 1, channel, epoch: "e", from: 8, to: 9),
            .resumed(ref: 1, channel, epoch: "f", from: 7, to: 9),
        ])
    func gaps(_ frame: ReceivedFrame) {
        var follower = atSeven()
        #expect(follower.receive(frame) == [.subscribeAgain])
        #expect(follower.position == nil)
        #expect(follower.isStale)
        // What was shown stays.
        #expect(follower.counters.number("likes") == 3)
    }

    @Test(
        "what fits, or is of the past, changes no position",
        arguments: [
            tick(7), tick(3), beat(7), beat(2),
            .resumed(ref: 1, channel, epoch: "e", from: 7, to: 9), event(8, of: .staff(debate)),
            .ignored(type: "poll"),
            .error(ref: 1, code: "busy", message: "", isTemporary: true),
            .bye(code: 4000, reason: "", spreadMs: 0),
        ])
    func fits(_ frame: ReceivedFrame) {
        var follower = atSeven()
        #expect(!follower.receive(frame).contains(.subscribeAgain))
        #expect(follower.position == ChannelPosition(epoch: "e", seq: 7))
    }

    private static let debate = DebateID(
        UUIDText(checked: "0b6f8a52-4c1e-4d3a-9f00-1234567890ab"))

    @Test("while the state is awaited, what was under way is dropped and asks for nothing more")
    func awaiting() {
        var follower = atSeven()
        _ = follower.receive(Self.event(9))
        for frame in [Self.event(10), Self.event(8), Self.tick(11, likes: 9, rev: 9)] {
            #expect(follower.receive(frame).isEmpty)
        }
        #expect(follower.position == nil)
        // A beat comes so seldom that the state must have been lost.
        #expect(follower.receive(Self.beat(11)) == [.subscribeAgain])
        _ = follower.receive(Self.snapshot(12))
        #expect(follower.position?.seq == 12)
        #expect(!follower.isStale)
    }

    @Test("after a cut it is stale and keeps its position until it is told to resume")
    func cut() {
        var follower = atSeven()
        follower.lostConnection()
        #expect(follower.isStale)
        #expect(follower.position?.seq == 7)
        #expect(
            follower.receive(.resumed(ref: 2, Self.channel, epoch: "e", from: 7, to: 8)).isEmpty)
        #expect(!follower.isStale)
        follower.forgetPosition()
        #expect(follower.position == nil)
    }

    @Test("the larger revision of a hot number stays")
    func counters() {
        var follower = atSeven()
        #expect(follower.receive(Self.tick(7, likes: 9, rev: 3)).isEmpty)
        #expect(follower.receive(Self.tick(7, likes: 9, rev: 2)).isEmpty)
        #expect(follower.counters.number("likes") == 3)
        #expect(follower.receive(Self.tick(7, likes: 1, rev: 4)) == [.count(["likes"])])
        #expect(follower.counters.number("likes") == 1)
    }
}
