import DebateTestSupport
import Testing

@testable import DebateDomain

/// Forms without tables: enough for what the automaton itself does.
private let forms = MatchingForms(
    folded: { $0.lowercased() }, simplified: { $0 == "騙" ? "骗" : $0 })

private func outcome(_ text: String, _ words: [ListedWord], allowed: [String] = []) -> WordOutcome {
    WordMatcher(WordList(words: words, allowed: allowed), forms)
        .outcome(of: MatchingText(text, forms))
}

private func isHit(_ text: String, _ word: String) -> Bool {
    outcome(text, [ListedWord(word, .block)]) == .block
}

@Suite("Word matcher")
struct WordMatcherTests {
    @Test(
        "Latin words match whole words only",
        arguments: [
            ("hell", true), ("go to HELL!", true), ("hello", false), ("shell", false),
            ("he'll", false), ("hell's bells", true), ("\"hell\"", true), ("真hell啊", true),
            ("hell2", true), ("h e l l", true), ("h.e.l.l", true), ("he-ll", true),
            ("he ll", false), ("heeeelll", true), ("hel", false), ("x hell", true),
        ])
    func wholeWords(_ text: String, _ hit: Bool) {
        #expect(isHit(text, "hell") == hit)
    }

    @Test(
        "what two words have between them is none",
        arguments: [("the pen is", "penis"), ("it's hit", "shit"), ("an us", "anus")])
    func acrossWords(_ text: String, _ word: String) {
        #expect(!isHit(text, word))
    }

    @Test("a listed phrase keeps its own gaps")
    func phrase() {
        #expect(isHit("oh shut  up now", "shut up"))
        #expect(isHit("shutup", "shut up"))
        #expect(isHit("s.h.u.t u.p", "shut up"))
        #expect(!isHit("shut upper", "shut up"))
        #expect(!isHit("sh ut up", "shut up"))
        #expect(!isHit("shut up", "shutup"), "one word was listed, two were written")
    }

    @Test(
        "numbers match whole numbers only",
        arguments: [
            ("64", true), ("第64届", true), ("1964", false), ("640", false), ("6-4", true),
            ("六四", false), ("a64", true),
        ])
    func numbers(_ text: String, _ hit: Bool) {
        #expect(isHit(text, "64") == hit)
    }

    @Test("a Chinese numeral is no digit: 三八 is not 38")
    func numerals() {
        #expect(isHit("三八", "三八") && isHit("叁捌", "三八"))
        #expect(!isHit("今天38度", "三八"))
    }

    @Test(
        "a run counts as one, but a listed run is not found in less",
        arguments: [
            ("笨蛋", "笨笨蛋蛋", true), ("ass", "as", false), ("ass", "asss", true),
            ("666", "6", false), ("666", "66666", false), ("666", "第666号", true),
            ("as", "ass", true),
        ])
    func runs(_ word: String, _ text: String, _ hit: Bool) {
        #expect(isHit(text, word) == hit)
    }

    @Test(
        "modifier letters part others as signs do, in the text and in the list",
        arguments: [
            ("骗ー子", "骗子", true), ("骗々〻子", "骗子", true), ("h\u{2C7}e\u{2CA}l\u{2CB}l", "hell", true),
            ("he\u{A4FD}ll", "hell", true), ("骗\u{119E}子", "骗子", true),
            ("he\u{2BC}ll win", "hell", false), ("バーカ", "バーカ", true), ("大バカ", "バーカ", true),
            ("佐々木", "佐々木", true), ("佐 木", "佐々木", true), ("佐々林", "佐々木", false),
        ])
    func modifiers(_ text: String, _ word: String, _ hit: Bool) {
        #expect(isHit(text, word) == hit)
    }

    @Test(
        "the letters of flags are letters, but none of a word they stand beside",
        arguments: [
            ("🇭🇪🇱🇱", true), ("🇭🇪ll", true), ("h🇪l🇱", true), ("hell🇨🇳", true), ("🇨🇳hell", true),
            ("🇭🇪🇱🇱🇴", false), ("🇨🇳", false),
        ])
    func flags(_ text: String, _ hit: Bool) {
        #expect(isHit(text, "hell") == hit)
    }

    @Test("small capitals are letters", arguments: ["ꜰᴜᴄᴋ", "ғuсĸ", "f.ᴜ.c.ᴋ"])
    func smallCapitals(_ text: String) {
        #expect(isHit(text, "fuck"))
    }

    @Test("the list passes through the same form as the text")
    func sameForm() {
        #expect(isHit("骗子", "騙子") && isHit("騙子", "骗子") && isHit("idiot", "IDIOT"))
    }

    @Test("the strictest word decides; one switched off does nothing")
    func strictest() {
        let words = [ListedWord("甲", .hold), ListedWord("乙", .block), ListedWord("丙", .pass)]
        #expect(outcome("甲", words) == .hold)
        #expect(outcome("甲乙", words) == .block)
        #expect(outcome("乙甲", words) == .block)
        #expect(outcome("丙", words) == .pass)
        #expect(outcome("", words) == .pass)
        #expect(outcome("甲", []) == .pass)
    }

    @Test("an allowed word wins where it covers the hit, and only there")
    func allowed() {
        let words = [ListedWord("草", .block), ListedWord("莓果", .block)]
        #expect(outcome("草莓", words, allowed: ["草莓"]) == .pass)
        #expect(outcome("草莓草", words, allowed: ["草莓"]) == .block)
        #expect(outcome("草莓果", words, allowed: ["草莓"]) == .block)
        #expect(outcome("草", words, allowed: ["草"]) == .pass)
        #expect(outcome("good", [ListedWord("god", .block)], allowed: ["good"]) == .pass)
    }

    @Test("finds what a plain search finds, in random texts of few letters")
    func likePlainSearch() {
        var random = SeededRandom("word matcher")
        for _ in 0..<400 {
            let letters = "甲乙丙"
            let word = { (most: Int) in
                String(
                    (0..<random.int(in: 1...most)).map { _ in random.element(of: Array(letters)) })
            }
            let words = (0..<random.int(in: 1...6)).map { _ in word(4) }
            let text = word(30)
            let short = MatchingText(text, forms).text
            let found = words.contains { listed in
                let form = MatchingText(listed, forms)
                // Runs are compared by the matcher alone: ask where none is listed.
                guard form.units.allSatisfy({ $0.run == 1 }) else { return false }
                return short.contains(form.text)
            }
            let plain = words.filter { MatchingText($0, forms).units.allSatisfy { $0.run == 1 } }
            let hit = outcome(text, plain.map { ListedWord($0, .block) }) == .block
            #expect(hit == found, "\(words) in \(text)")
        }
    }

    /// Two moves a unit at most, and for each length a word may have one look for every outcome.
    private let mostStepsAUnit = 2 + 40 * 3

    @Test("no text makes it slow: steps grow with the text, not with the list")
    func linear() {
        // Every suffix of a long word, so that each fall lands on another word's beginning.
        let long = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来")
        let suffixes = long.indices.map { ListedWord(String(long[$0...].prefix(40)), .block) }
        let near = String(long.dropLast()) + "终"
        let pairs = (1...20).map { ListedWord(String(repeating: "ab", count: $0), .hold) }
        for (words, piece) in [(suffixes, near), (pairs, "ab"), (pairs, "abc"), (suffixes, "甲")] {
            let matcher = WordMatcher(WordList(words: words), forms)
            let text = MatchingText(String(repeating: piece, count: 4000 / piece.count), forms)
            #expect(matcher.search(text).steps <= text.units.count * mostStepsAUnit)
        }
    }

    @Test("nor does any list of words: those of the same characters are looked at together")
    func anyList() {
        var random = SeededRandom("word steps")
        for _ in 0..<20 {
            let words = (0..<1000).map { _ in
                ListedWord(
                    String(
                        (0..<random.int(in: 1...40)).map { _ in
                            random.element(of: Array("甲乙"))
                        }), random.element(of: WordOutcome.allCases))
            }
            let matcher = WordMatcher(WordList(words: words), forms)
            let text = MatchingText(
                String((0..<200).map { _ in random.element(of: Array("甲乙")) }), forms)
            #expect(matcher.search(text).steps <= text.units.count * mostStepsAUnit)
        }
    }
}

@Suite("Matching text")
struct MatchingTextTests {
    private func form(_ text: String) -> String { MatchingText(text, forms).text }

    @Test(
        "keeps what can be read, each run once",
        arguments: [
            ("笨 蛋！", "笨蛋"), ("啊啊啊", "啊"), ("a.b.c", "abc"), ("f.u.u.n", "fun"),
            ("of fun", "offun"), ("٣❸", "33"), ("三❸", "三3"), ("h0t", "hot"), ("100", "100"),
            ("👍👍", ""),
            ("叁", "三"), ("妳", "你"),
        ])
    func readable(_ text: String, _ expected: String) {
        #expect(form(text) == expected)
    }
}
