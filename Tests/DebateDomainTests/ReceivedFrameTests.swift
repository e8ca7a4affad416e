import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Received frames")
struct ReceivedFrameTests {
    private func decode(_ text: String) throws(ReceivedFrameFault) -> [ReceivedFrame] {
        try ReceivedFrame.decode(message: Array(text.utf8))
    }

    @Test("a message holds one frame, or several, one a line")
    func lines() throws {
        let beat = #"{"type":"beat","channel":"lobby","epoch":"e","seq":3,"nowMs":4}"#
        let frame = ReceivedFrame.beat(
            .lobby, ChannelPosition(epoch: "e", seq: 3), nowMs: 4)
        #expect(try decode(beat) == [frame])
        #expect(try decode("\(beat)\n\(beat)\n") == [frame, frame])
        #expect(try decode("") == [])
    }

    @Test("types and channels not known are passed over, members too")
    func unknown() throws {
        #expect(try decode(#"{"type":"poll","seq":"x"}"#) == [.ignored(type: "poll")])
        #expect(
            try decode(#"{"type":"event","channel":"debate/42","seq":1}"#)
                == [.ignored(type: "event")])
        let tick = #"""
            {"type":"tick","channel":"lobby","seq":1,"nowMs":2,"more":{},
             "values":{"likes":[5,1,"later"],"odd":[true,1],"short":[1],"worse":7,"back":[1,-1]}}
            """#
        #expect(
            try ReceivedFrame(JSONParser.parse(Array(tick.utf8)))
                == .tick(
                    .lobby, seq: 1, nowMs: 2,
                    Counters(values: [CounterValue(name: "likes", value: .number(5), rev: 1)])))
    }

    @Test(
        "a known frame without what it must have is a fault of the server",
        arguments: [
            (#"{"channel":"lobby"}"#, "type"), ("[]", "type"),
            (#"{"type":"event","channel":5}"#, "channel"),
            (#"{"type":"event","channel":"lobby","seq":1,"name":"n","atMs":1}"#, "data"),
            (#"{"type":"event","channel":"lobby","seq":-1}"#, "seq"),
            (#"{"type":"event","channel":"lobby","seq":9007199254740992}"#, "seq"),
            (#"{"type":"tick","channel":"lobby","seq":1,"nowMs":1,"values":[]}"#, "values"),
            (#"{"type":"beat","channel":"lobby","seq":1,"nowMs":1}"#, "epoch"),
            (#"{"type":"resumed","channel":"lobby","epoch":"e","from":1}"#, "to"),
            (#"{"type":"snapshot","channel":"lobby","epoch":"e","seq":1,"nowMs":1}"#, "state"),
            (#"{"type":"hello","nowMs":1}"#, "beatMs"), (#"{"type":"bye"}"#, "code"),
            (#"{"type":"error"}"#, "code"),
        ])
    func faults(_ text: String, _ member: String) {
        #expect(throws: ReceivedFrameFault.member(member)) { try decode(text) }
    }

    @Test("a broken line spoils the message")
    func broken() {
        #expect(throws: ReceivedFrameFault.self) { try decode("{\"type\":\"x\"}\n{") }
    }

    @Test("bytes without sense never crash")
    func garbage() {
        var random = SeededRandom("received garbage")
        let pieces = [
            "{", "}", "\n", ",", ":", "\"type\"", "\"tick\"", "\"seq\"", "\"channel\"", "\"lobby\"",
            "1", "[", "]", "\"values\"", "null", "\"\u{0}",
        ]
        for _ in 0..<5000 {
            let text = (0..<random.int(in: 0...30)).map { _ in random.element(of: pieces) }
            _ = try? decode(text.joined())
        }
    }
}
