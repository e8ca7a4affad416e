import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Frames of clients")
struct ClientFrameTests {
    private func decode(_ text: String) throws(ClientFrameFault) -> ClientFrame {
        try ClientFrame.decode(Array(text.utf8))
    }

    private func fault(_ text: String) -> ClientFrameFault? {
        do throws(ClientFrameFault) {
            _ = try decode(text)
            return nil
        } catch {
            return error
        }
    }

    @Test("a subscription has its channel, and position and token when they are there")
    func subscribe() throws {
        #expect(
            try decode(#"{"type":"subscribe","ref":1,"channel":"lobby"}"#)
                == .subscribe(ref: 1, channel: "lobby", since: nil, token: nil))
        #expect(
            try decode(
                #"""
                {"type":"subscribe","ref":9007199254740991,"channel":"any text","token":"t",
                 "since":{"epoch":"9f2c","seq":117,"later":[]},"compress":true}
                """#)
                == .subscribe(
                    ref: 9_007_199_254_740_991, channel: "any text",
                    since: ChannelPosition(epoch: "9f2c", seq: 117), token: "t"))
    }

    @Test("an end of one names its channel")
    func unsubscribe() throws {
        #expect(
            try decode(#"{"channel":"lobby","ref":0,"type":"unsubscribe"}"#)
                == .unsubscribe(ref: 0, channel: "lobby"))
    }

    @Test("another type is told with its number, if that is one")
    func unknown() throws {
        #expect(try decode(#"{"type":"like","ref":3}"#) == .unknown(type: "like", ref: 3))
        #expect(try decode(#"{"type":"like","ref":"x"}"#) == .unknown(type: "like", ref: nil))
        #expect(try decode(#"{"type":""}"#) == .unknown(type: "", ref: nil))
    }

    @Test(
        "a member that is missing or of another kind is named",
        arguments: [
            ("{}", "type"), (#"{"type":1}"#, "type"), (#"{"type":null}"#, "type"),
            (#"{"type":"subscribe","channel":"lobby"}"#, "ref"),
            (#"{"type":"subscribe","ref":"1","channel":"lobby"}"#, "ref"),
            (#"{"type":"subscribe","ref":-1,"channel":"lobby"}"#, "ref"),
            (#"{"type":"subscribe","ref":1.0,"channel":"lobby"}"#, "ref"),
            (#"{"type":"subscribe","ref":9007199254740992,"channel":"lobby"}"#, "ref"),
            (#"{"type":"subscribe","ref":1}"#, "channel"),
            (#"{"type":"unsubscribe","ref":1,"channel":["lobby"]}"#, "channel"),
            (#"{"type":"subscribe","ref":1,"channel":"lobby","token":7}"#, "token"),
            (#"{"type":"subscribe","ref":1,"channel":"lobby","since":null}"#, "since"),
            (#"{"type":"subscribe","ref":1,"channel":"lobby","since":5}"#, "since"),
            (#"{"type":"subscribe","ref":1,"channel":"lobby","since":{"epoch":"e"}}"#, "since"),
            (#"{"type":"subscribe","ref":1,"channel":"lobby","since":{"seq":5}}"#, "since"),
            (
                #"{"type":"subscribe","ref":1,"channel":"lobby","since":{"epoch":"","seq":5}}"#,
                "since"
            ),
            (
                #"{"type":"subscribe","ref":1,"channel":"lobby","since":{"epoch":"e","seq":-5}}"#,
                "since"
            ),
        ])
    func members(_ text: String, _ name: String) {
        #expect(fault(text) == .member(name))
    }

    @Test(
        "what is not one JSON object is refused",
        arguments: [
            "", "null", "[]", "\"subscribe\"", "{}{}", "{", "{\"type\":\"a\",\"type\":\"a\"}",
        ])
    func shapes(_ text: String) {
        switch fault(text) {
        case .notJSON, .notAnObject: break
        case let other: Issue.record("\(text): \(String(describing: other))")
        }
    }

    @Test("4096 bytes are taken, one more is not")
    func length() throws {
        let head = #"{"type":"unsubscribe","ref":1,"channel":""#
        let name = String(repeating: "x", count: 4096 - head.utf8.count - 2)
        #expect(try decode(head + name + "\"}") == .unsubscribe(ref: 1, channel: name))
        #expect(fault(head + name + "x\"}") == .tooLong(bytes: 4097))
    }

    @Test("what is written reads back, whatever the texts")
    func roundTrip() throws {
        var random = SeededRandom("client frames")
        for _ in 0..<500 {
            let ref = Int64(random.int(in: 0...1000))
            let channel = random.text(atMost: 30)
            let since = random.element(of: [
                nil, ChannelPosition(epoch: "e-_9", seq: Int64(random.int(in: 0...1_000_000))),
            ])
            let frame = random.element(of: [
                ClientFrame.unsubscribe(ref: ref, channel: channel),
                .subscribe(ref: ref, channel: channel, since: since, token: nil),
                .subscribe(
                    ref: ref, channel: channel, since: since, token: random.text(atMost: 40)),
            ])
            #expect(try decode(JSONText.of(frame)) == frame)
        }
    }

    @Test("bytes without sense are refused, with a reason that fits a close frame")
    func garbage() {
        var random = SeededRandom("client garbage")
        let likely = Array(#"{}[]":,subcriteyphanl0123"#.utf8)
        for _ in 0..<5000 {
            let bytes = (0..<random.int(in: 0...60)).map { _ in random.element(of: likely) }
            do throws(ClientFrameFault) {
                _ = try ClientFrame.decode(bytes)
            } catch {
                #expect(error.description.utf8.count <= 123)
            }
        }
    }
}
