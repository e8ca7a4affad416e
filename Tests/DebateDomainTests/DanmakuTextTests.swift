import Testing

@testable import DebateDomain

@Suite("Danmaku text (D1)")
struct DanmakuTextTests {
    private func refusal(_ text: String, most: Int = 40) -> String {
        do {
            try DanmakuText(text, nfc: { $0 }).check(mostCharacters: most)
            return "taken"
        } catch let reason as FieldReason {
            return reason.rawValue
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "counts characters as people see them",
        arguments: [
            "正", "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽", "각", "e\u{301}", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{1112}\u{1161}\u{11AB}",
        ])
    func graphemes(_ character: String) {
        #expect(refusal(String(repeating: character, count: 10), most: 10) == "taken")
        #expect(refusal(String(repeating: character, count: 11), most: 10).contains("10"))
    }

    @Test("the limit is the debate's", arguments: [10, 40, 100])
    func limit(_ most: Int) {
        #expect(refusal(String(repeating: "辩", count: most), most: most) == "taken")
        #expect(throws: RuleViolation.textTooLong(maxCharacters: most)) {
            try DanmakuText(String(repeating: "辩", count: most + 1), nfc: { $0 })
                .check(mostCharacters: most)
        }
    }

    @Test("1 KiB at most, however few characters that is")
    func bytes() {
        // 18 to 25 bytes each, ten of them are few enough characters for the eye.
        let family = "👨‍👩‍👧‍👦"
        #expect(refusal(String(repeating: family, count: 40)) == "taken")
        #expect(refusal(String(repeating: family, count: 41), most: 100).contains("100"))
        #expect(refusal(String(repeating: "a", count: 5000)).contains("40"))
    }

    @Test("is trimmed before it is counted")
    func trimmed() throws {
        #expect(try DanmakuText("  好 \u{3000}", nfc: { $0 }).text == "好")
    }

    @Test(
        "refuses what shows nothing, breaks or turns the line, or heaps up marks",
        arguments: [
            ("", "too_short"), (" \u{3000}", "too_short"), ("\u{200B}", "too_short"),
            ("\u{2800}\u{2800}", "too_short"), ("\u{301}\u{301}", "too_short"),
            ("a\nb", "bad_characters"), ("a\tb", "bad_characters"),
            ("a\u{202E}b", "bad_characters"),
            ("a\u{2066}b", "bad_characters"), ("a\u{0}b", "bad_characters"),
            ("e\u{301}\u{301}\u{301}\u{301}", "taken"),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}", "bad_characters"),
            ("好\u{489}\u{489}\u{489}\u{489}\u{489}", "bad_characters"),
        ])
    func refused(_ text: String, _ reason: String) {
        #expect(refusal(text) == reason)
    }
}
