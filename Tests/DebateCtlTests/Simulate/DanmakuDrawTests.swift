import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Danmaku draw")
struct DanmakuDrawTests {
    private let hall = HallView(
        status: 1, motion: "火锅应该蘸麻酱", affirmativeLabel: "麻酱派", negativeLabel: "油碟派")
    private let stock = [
        DanmakuLines.waiting, DanmakuLines.voting, DanmakuLines.cheers, DanmakuLines.arguments,
        DanmakuLines.hall, DanmakuLines.asides,
    ]

    @Test("the stock is large, holds no line twice, and each fits the usual length")
    func isVaried() {
        let lines = stock.flatMap { $0 }
        #expect(lines.count >= 150)
        #expect(Set(lines).count == lines.count)
        for line in lines where !line.contains("{题}") {
            let filled = DanmakuDraw.fill(line, side: .affirmative, hall: hall)
            #expect((1...40).contains(filled.count))
            #expect(!filled.contains("{") && !filled.contains("}"))
        }
    }

    @Test("a template gets the names of this debate")
    func fills() {
        #expect(
            DanmakuDraw.fill("{己}胜{彼}，{题}，{?}", side: .negative, hall: hall)
                == "油碟派胜麻酱派，火锅应该蘸麻酱，{?}")
    }

    @Test("no line is longer than allowed, none follows itself, and many are different")
    func draws() {
        var hall = hall
        hall.talk.maxChars = 12
        var random = SeededRandom(seed: 5)
        var draw = DanmakuDraw()
        var texts: [String] = []
        for _ in 0..<500 {
            let line = draw.line(
                of: 1, favouring: .affirmative, hall: hall, isVoting: true, from: &random)
            guard let line else { continue }
            #expect(line.text.count <= 12)
            #expect(texts.last != line.text)
            #expect(line.side != .negative)
            texts.append(line.text)
        }
        #expect(texts.count > 400)
        #expect(Set(texts).count > 60)
    }

    @Test("where hardly anything is allowed nothing is said")
    func silence() {
        var hall = hall
        hall.talk.maxChars = 0
        var random = SeededRandom(seed: 5)
        var draw = DanmakuDraw()
        let line = draw.line(
            of: 1, favouring: .affirmative, hall: hall, isVoting: false, from: &random)
        #expect(line == nil)
    }
}
