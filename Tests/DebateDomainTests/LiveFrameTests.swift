import DebateDomain
import Testing

/// The bytes of every frame, and what a client reads from them.
@Suite("Live frames")
struct LiveFrameTests {
    private static let debate = Channel.debate(
        DebateID(UUIDText(checked: "0b6f8a52-4c1e-4d3a-9f00-1234567890ab")))
    private static let name = debate.name
    private static let counters = Counters(
        roundID: "r2",
        values: [
            CounterValue(name: "voters", value: .number(812), rev: 640),
            CounterValue(name: "tally.band", value: .word("close"), rev: 7),
        ])

    private func read(_ frame: LiveFrame) throws -> [ReceivedFrame] {
        try ReceivedFrame.decode(message: Array(JSONText.of(frame).utf8))
    }

    @Test("a greeting tells limits and the time between beats")
    func hello() throws {
        let frame = LiveFrame.hello(
            connection: "k3v9", nowMs: 1_764_000_000_000, beatMs: 25_000, limits: FrameLimits())
        #expect(
            JSONText.of(frame)
                == #"{"type":"hello","v":1,"connection":"k3v9","nowMs":1764000000000,"#
                + #""beatMs":25000,"limits":{"frameBytes":4096,"channels":16,"framesPer10s":20}}"#)
        guard case .hello(let hello)? = try read(frame).first else {
            Issue.record("no hello")
            return
        }
        #expect(
            (hello.connection, hello.nowMs, hello.beatMs) == ("k3v9", 1_764_000_000_000, 25_000))
    }

    @Test("a resumption names its request over the socket, and none over REST")
    func resumed() throws {
        let frame = LiveFrame.resumed(ref: 1, Self.debate, epoch: "9f2c", from: 117, to: 119)
        #expect(
            JSONText.of(frame) == #"{"type":"resumed","ref":1,"channel":""# + Self.name
                + #"","epoch":"9f2c","from":117,"to":119}"#)
        #expect(
            try read(frame) == [.resumed(ref: 1, Self.debate, epoch: "9f2c", from: 117, to: 119)])
        #expect(
            JSONText.of(LiveFrame.resumed(.lobby, epoch: "e", from: 0, to: 0))
                == #"{"type":"resumed","channel":"lobby","epoch":"e","from":0,"to":0}"#)
    }

    @Test("a snapshot has state, numbers and the round they are of")
    func snapshot() throws {
        let frame = LiveFrame.snapshot(
            Self.debate, ChannelPosition(epoch: "e", seq: 9), nowMs: 12,
            state: LobbyState(),
            Self.counters)
        #expect(
            JSONText.of(frame) == #"{"type":"snapshot","channel":""# + Self.name
                + #"","epoch":"e","seq":9,"nowMs":12,"roundId":"r2","state":{"debates":[]},"#
                + #""counters":{"voters":[812,640],"tally.band":["close",7]}}"#)
        guard case .snapshot(let snapshot)? = try read(frame).first else {
            Issue.record("no snapshot")
            return
        }
        #expect(snapshot.channel == Self.debate)
        #expect(snapshot.position == ChannelPosition(epoch: "e", seq: 9))
        #expect(snapshot.state["debates"]?.elements == [])
        #expect(snapshot.counters == Self.counters)
    }

    @Test("ticks and beats carry the channel's last number")
    func ticksAndBeats() throws {
        let tick = LiveFrame.tick(Self.debate, seq: 119, nowMs: 4, Self.counters)
        #expect(try read(tick) == [.tick(Self.debate, seq: 119, nowMs: 4, Self.counters)])
        let position = ChannelPosition(epoch: "e", seq: 3)
        let beat = LiveFrame.beat(.lobby, position, nowMs: 4)
        #expect(
            JSONText.of(beat)
                == #"{"type":"beat","channel":"lobby","epoch":"e","seq":3,"nowMs":4}"#)
        #expect(try read(beat) == [.beat(.lobby, position, nowMs: 4)])
    }

    @Test("of the errors only busy passes", arguments: ErrorCode.allCases)
    func errors(_ code: ErrorCode) throws {
        let frame = LiveFrame.error(ref: 7, code: code, message: "为什么")
        #expect(
            JSONText.of(frame)
                == #"{"type":"error","ref":7,"code":"\#(code.rawValue)","message":"为什么","#
                + #""temporary":\#(code == .busy)}"#)
        #expect(
            try read(frame) == [
                .error(
                    ref: 7, code: code.rawValue, message: "为什么", isTemporary: code == .busy)
            ])
        #expect(!JSONText.of(LiveFrame.error(ref: nil, code: code, message: "")).contains("ref"))
    }

    @Test("a farewell tells over what time to spread the return")
    func bye() throws {
        let frame = LiveFrame.bye(code: 4000, reason: "recycle", spreadMs: 3000)
        #expect(
            JSONText.of(frame)
                == #"{"type":"bye","code":4000,"reason":"recycle","spreadMs":3000}"#)
        #expect(try read(frame) == [.bye(code: 4000, reason: "recycle", spreadMs: 3000)])
    }
}
