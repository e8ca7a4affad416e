import DebateDomain
import DebateTestSupport

@testable import DebateCtl

/// Frames and plans for tests of `watch`.
enum WatchTools {
    static let debate = DebateID(UUIDText(checked: "0b6f8a52-4c1e-4d3a-9f00-1234567890ab"))
    static let channel = "debate/\(debate.text)"
    static let hello =
        #"{"type":"hello","v":1,"connection":"c","nowMs":1000,"beatMs":25000,"limits":{}}"#

    static func snapshot(_ seq: Int, epoch: String = "e") -> String {
        #"{"type":"snapshot","channel":"\#(channel)","epoch":"\#(epoch)","seq":\#(seq),"nowMs":1000,"#
            + #""roundId":"r1","state":{"debate":{"title":"猫与狗","status":1,"sides":{"#
            + #""affirmative":{"label":"猫派"},"negative":{"label":"狗派"}}},"#
            + #""rounds":[{"id":"r1","kind":"live","reveal":"live","state":"open","#
            + #""closesAtMs":61000,"tally":null}]},"#
            + #""counters":{"tally.affirmative":[300,4],"tally.negative":[200,4],"voters":[5,5],"#
            + #""likes":[7,7]}}"#
    }

    static func danmaku(_ seq: Int, _ text: String = "好") -> String {
        event(
            seq, "danmaku.posted",
            #"{"danmaku":{"id":"d1","text":"\#(text)","side":"negative","author":{"name":"张三"}}}"#)
    }

    static func event(_ seq: Int, _ name: String, _ data: String) -> String {
        #"{"type":"event","channel":"\#(channel)","seq":\#(seq),"name":"\#(name)","atMs":1,"#
            + #""data":\#(data)}"#
    }

    static func tick(_ seq: Int) -> String {
        #"{"type":"tick","channel":"\#(channel)","seq":\#(seq),"nowMs":2000,"values":{"likes":[9,9]}}"#
    }

    static func resumed(_ from: Int, _ to: Int) -> String {
        #"{"type":"resumed","ref":1,"channel":"\#(channel)","epoch":"e","from":\#(from),"to":\#(to)}"#
    }

    /// The answer of a poll.
    static func polled(_ frames: String...) -> String {
        #"{"code":200,"message":"好","data":{"pollMs":100,"frames":[\#(frames.joined(separator: ","))]}}"#
    }

    static func read(_ text: String) throws -> ReceivedFrame {
        try ReceivedFrame(JSONParser.parse(Array(text.utf8)))
    }
}

/// What was written to a screen.
final class WrittenLines {
    private(set) var text = ""

    /// Notes the bytes, and takes them.
    func write(_ bytes: [UInt8]) -> Bool {
        text += String(decoding: bytes, as: UTF8.self)
        return true
    }
}

/// Draws the least of everything: no wait is waited.
struct LeastRandom: RandomNumberGenerator {
    /// Small, and large enough for the standard library, which draws again what is below its bound.
    mutating func next() -> UInt64 { 1 << 32 }
}
