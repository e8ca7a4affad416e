import Testing

@testable import DebateDomain

@Suite("Text rule")
struct TextRuleTests {
    private let line = TextRule(length: 1...100)
    private let lines = TextRule(length: 0...2000, allowsLineFeeds: true)

    private func refusal(_ rule: TextRule, _ text: String) -> FieldReason? {
        do throws(FieldReason) {
            _ = try rule.check(text, nfc: { $0 })
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "trims white space of any kind at both ends and none within",
        arguments: [
            ("  a b  ", "a b"), ("\u{3000}正　方\u{3000}", "正　方"), ("\u{A0}\u{2003}x\u{205F}", "x"),
            ("a\u{3000}", "a"),
        ])
    func trims(_ text: String, _ expected: String) throws {
        #expect(try line.check(text, nfc: { $0 }) == expected)
    }

    @Test("counts code points after trimming: 100 are taken, 101 refused")
    func length() {
        let hundred = String(repeating: "正", count: 100)
        #expect(refusal(line, " " + hundred + " ") == nil)
        #expect(refusal(line, hundred + "反") == .tooLong)
        // One character for the eye, two for the rule.
        #expect(refusal(TextRule(length: 1...1), "e\u{301}") == .tooLong)
        #expect(refusal(TextRule(length: 1...1), "😀") == nil)
    }

    @Test("brings the text to normalisation form C before it counts")
    func normalises() throws {
        let nfc: (String) -> String = { $0 == "e\u{301}" ? "\u{E9}" : $0 }
        let text = try TextRule(length: 1...1).check("e\u{301}", nfc: nfc)
        #expect(Array(text.unicodeScalars) == ["\u{E9}"])
    }

    @Test(
        "a text nobody can see is empty",
        arguments: [
            "", " ", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{200D}\u{2060}", "\u{AD}", "\u{3164}",
            " \u{200B} ", "\u{E0020}", "\u{2800}", "\u{2800} \u{2800}", "\u{301}", "\u{489}\u{301}",
            "\u{200B}\u{20DD}", "\u{FE0F}\u{20E3}",
        ])
    func invisible(_ text: String) throws {
        #expect(refusal(line, text) == .tooShort)
        #expect(try lines.check(text, nfc: { $0 }) == "")
    }

    @Test(
        "what shows by itself is none of these",
        arguments: ["e\u{301}", "\u{2801}", "\u{2800}x", "。", "😀", "1\u{FE0F}\u{20E3}", "ー", "ⅳ"])
    func visible(_ text: String) {
        #expect(refusal(line, text) == nil)
    }

    @Test("invisible characters beside visible ones stay: emoji are joined by them")
    func joiners() throws {
        #expect(try line.check("👩\u{200D}🎓", nfc: { $0 }) == "👩\u{200D}🎓")
    }

    @Test(
        "refuses control characters and those that turn or break a line",
        arguments: Array(0x00...0x1F) + Array(0x7F...0x9F) + [0x2028, 0x2029]
            + Array(0x202A...0x202E) + Array(0x2066...0x2069))
    func badCharacters(_ value: Int) throws {
        let scalar = try #require(Unicode.Scalar(UInt32(value)))
        let text = "a" + String(scalar) + "b"
        #expect(refusal(line, text) == .badCharacters)
        #expect(refusal(lines, text) == (value == 0x0A ? nil : .badCharacters))
        #expect(refusal(line, "a" + String(scalar)) == .badCharacters, "at the end")
    }

    @Test("a line feed counts like any other code point", arguments: [(2000, true), (2001, false)])
    func longDescription(_ count: Int, _ fits: Bool) {
        let text = "a" + String(repeating: "\n", count: count - 2) + "b"
        #expect((refusal(lines, text) == nil) == fits)
    }
}
