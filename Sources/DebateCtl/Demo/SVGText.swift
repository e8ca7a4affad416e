/// Helps to write text into SVG, which neither wraps lines nor forgives a bare `<`.
enum SVGText {
    /// A list of fonts that have Chinese characters on the common systems, for an attribute in
    /// double quotes.
    static let fonts = "system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif"

    /// The text with the five characters XML gives a meaning replaced.
    static func escape(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            default: result.append(character)
            }
        }
        return result
    }

    /// How wide the text is, in halves of a Chinese character.
    static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    /// Breaks a text into the fewest lines it needs, of about the same width.
    ///
    /// A line rather ends after punctuation or where a question turns (「…该不该 | …」, 「… | 还是…」)
    /// than inside a word; it never begins with closing punctuation. What does not fit the last
    /// line ends in an ellipsis.
    /// - Parameters:
    ///   - lineWidth: in halves of a Chinese character.
    ///   - lineLimit: one or more.
    ///   - words: Chinese words known to occur, not to be broken; Latin ones are kept unasked.
    static func wrap(
        _ text: String, lineWidth: Int, lineLimit: Int, keeping words: [String] = []
    ) -> [String] {
        var rest = Array(text)[...]
        let costs = breakCosts(Array(rest), words)
        var lines: [String] = []
        while !rest.isEmpty {
            let restWidth = width(String(rest))
            let linesLeft = min((restWidth + lineWidth - 1) / lineWidth, lineLimit - lines.count)
            if linesLeft <= 1 {
                lines.append(clip(rest, to: lineWidth))
                break
            }
            let least = restWidth - (linesLeft - 1) * lineWidth
            let end = bestBreak(
                rest, costs, target: restWidth / linesLeft, least: least, limit: lineWidth)
            lines.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return lines
    }

    /// Where the first line ends: the place of least cost among those that fit. A line under
    /// `least` would leave the later ones too much.
    private static func bestBreak(
        _ text: ArraySlice<Character>, _ costs: [Int], target: Int, least: Int, limit: Int
    ) -> Int {
        var best = (end: text.startIndex + 1, cost: Int.max)
        var reached = 0
        for end in text.indices.dropFirst() {
            reached += width(text[end - 1])
            if reached > limit { break }
            let cost = abs(reached - target) + costs[end] + (reached < least ? 100 : 0)
            if cost < best.cost { best = (end, cost) }
        }
        return best.end
    }

    /// What it costs to break before each character: below zero invites, above zero warns.
    private static func breakCosts(_ text: [Character], _ words: [String]) -> [Int] {
        var costs = [Int](repeating: 0, count: text.count + 1)
        for place in text.indices.dropFirst() {
            let (before, after) = (text[place - 1], text[place])
            if closing.contains(before) { costs[place] -= 6 }
            if closing.contains(after) || opening.contains(before) { costs[place] += 1000 }
            let isInWord = before.isASCII && after.isASCII && before != " " && after != " "
            if isInWord { costs[place] += 500 }
        }
        for word in turns + questions + words {
            let isTurn = turns.contains(word)
            let isQuestion = questions.contains(word)
            for found in places(of: Array(word), in: text) {
                for inside in found.dropFirst() { costs[inside] += 20 }
                if isTurn || isQuestion { costs[found.lowerBound] -= isTurn ? 6 : 4 }
                if isQuestion { costs[found.upperBound] -= 4 }
            }
        }
        return costs
    }

    private static func places(of word: [Character], in text: [Character]) -> [Range<Int>] {
        guard !word.isEmpty && word.count <= text.count else { return [] }
        return (0...text.count - word.count)
            .map { $0..<$0 + word.count }
            .filter { text[$0].elementsEqual(word) }
    }

    private static func clip(_ text: ArraySlice<Character>, to limit: Int) -> String {
        guard width(String(text)) > limit else { return String(text) }
        var kept = text
        while !kept.isEmpty && width(String(kept)) + 2 > limit { kept.removeLast() }
        return String(kept) + "…"
    }

    private static func width(_ character: Character) -> Int {
        character.isASCII ? 1 : 2
    }

    /// Where a motion turns to the other side.
    private static let turns = ["还是"]
    /// What makes a sentence a question, said to the left or to the right of a pause.
    private static let questions = [
        "应不应该", "值不值得", "该不该", "会不会", "能不能", "算不算", "有没有", "要不要",
    ]
    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "」", "』", "）", "》", "…", ",", ".", "!", "?",
    ]
    private static let opening: Set<Character> = ["「", "『", "（", "《"]
}
