import DebateDomain

/// Draws what people say, fits it into the rules of the hall, and lets nobody say one line twice in
/// a row.
struct DanmakuDraw: Sendable {
    private var last: [Int: String] = [:]

    /// A line and the side it is for, when it takes one.
    struct Line: Sendable, Hashable {
        let text: String
        let side: Side?
    }

    /// The next line of one viewer; `nil` when no line drawn fits the length allowed.
    mutating func line(
        of viewer: Int, favouring side: Side, hall: HallView, isVoting: Bool,
        from random: inout SeededRandom
    ) -> Line? {
        for _ in 0..<8 {
            let line = draw(favouring: side, hall: hall, isVoting: isVoting, from: &random)
            guard line.text.count <= hall.talk.maxChars, last[viewer] != line.text else { continue }
            last[viewer] = line.text
            return line
        }
        return nil
    }

    private func draw(
        favouring side: Side, hall: HallView, isVoting: Bool, from random: inout SeededRandom
    ) -> Line {
        let stock = Self.stock(hall: hall, isVoting: isVoting, dice: random.int(in: 1...100))
        let template = stock.lines[random.int(in: 0...stock.lines.count - 1)]
        let text = Self.fill(template, side: side, hall: hall)
        return Line(text: text, side: stock.takesSide ? side : nil)
    }

    private static func stock(
        hall: HallView, isVoting: Bool, dice: Int
    ) -> (lines: [String], takesSide: Bool) {
        if hall.status == 0, dice <= 70 { return (DanmakuLines.waiting, false) }
        if isVoting, dice <= 25 { return (DanmakuLines.voting, false) }
        switch dice {
        case ...50: return (DanmakuLines.cheers, true)
        case ...72: return (DanmakuLines.arguments, true)
        case ...86: return (DanmakuLines.hall, false)
        default: return (DanmakuLines.asides, false)
        }
    }

    /// Puts names where a template leaves room: `{己}` the speaker's side, `{彼}` the other one,
    /// `{题}` the motion.
    static func fill(_ template: String, side: Side, hall: HallView) -> String {
        let other: Side = side == .affirmative ? .negative : .affirmative
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "己": text += hall.label(side)
            case "彼": text += hall.label(other)
            case "题": text += hall.motion
            default: text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
