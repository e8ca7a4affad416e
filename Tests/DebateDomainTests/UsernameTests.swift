import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Username")
struct UsernameTests {
    private func refusal(_ text: String) -> FieldReason? {
        do throws(FieldReason) {
            _ = try Username.check(text, nfkc: { $0 })
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "takes letters, digits, low line, dash and Chinese characters, as they are written",
        arguments: [
            "abc", "ABC", "aZ09_-", "___", "-a-", "张三丰", "二〇二六", "李a1", "㐀㿿𠀀",
            "\u{2A6DF}\u{2A700}\u{2B81D}", "\u{2CEA1}\u{2EBE0}\u{30000}", "\u{31350}龥鿿",
            "\u{FA0E}\u{FA11}\u{FA29}", "12345678901234567890123456789012",
        ])
    func takes(_ name: String) throws {
        let taken = try Username.check(name, nfkc: { $0 })
        #expect(taken.utf8.elementsEqual(name.utf8))
    }

    @Test(
        "refuses every other character, white space at the ends with them",
        arguments: [
            " abc", "abc ", "a bc", "abc\n", "张　三丰", "\u{A0}abc", "abc\u{200B}", "abc\u{FEFF}",
            "ab\u{0}c", "a.bc", "a@bc", "a/bc", "a%bc", "<b>", "a'b\"", "été", "ñandú", "Владимир",
            "αβγ", "ひらがな", "カタカナ", "ﾃｽﾄ", "한국인", "佐々木", "〡〢〣", "ㄅㄆㄇ", "abc😀", "👩\u{200D}🎓",
            "a\u{301}bc", "张三\u{FE00}", "ａｂｃ", "٣٤٥", "①②③", "\u{202E}abc", "\u{2FF0}张三",
        ])
    func badCharacters(_ name: String) {
        #expect(refusal(name) == .badCharacters)
    }

    @Test(
        "counts code points: 3 to 32",
        arguments: [
            (0, .tooShort), (1, .tooShort), (2, .tooShort), (3, nil), (32, nil), (33, .tooLong),
            (5000, .tooLong),
        ] as [(Int, FieldReason?)])
    func length(_ count: Int, _ reason: FieldReason?) {
        #expect(refusal(String(repeating: "a", count: count)) == reason)
        #expect(refusal(String(repeating: "𠀀", count: count)) == reason)
    }

    @Test("normalises before it looks, and gives back the normalised name")
    func normalises() throws {
        let nfkc: (String) -> String = {
            $0.replacing("Ａ", with: "ABC").replacing("\u{3000}", with: " ")
        }
        #expect(try Username.check("Ａ", nfkc: nfkc) == "ABC")
        #expect(throws: FieldReason.badCharacters) { try Username.check("\u{3000}Ａ", nfkc: nfkc) }
    }

    @Test("one character from outside spoils a name, wherever it stands")
    func oneOutside() {
        var random = SeededRandom("usernames")
        let inside: [Unicode.Scalar] = ["a", "Z", "0", "_", "-", "张", "〇", "𠀀", "\u{30000}"]
        let outside: [Unicode.Scalar] = [" ", ".", "\0", "é", "ひ", "々", "한", "\u{200B}", "😀", "①"]
        for _ in 0..<500 {
            var name = String.UnicodeScalarView()
            for _ in 0..<random.int(in: 3...31) { name.append(random.element(of: inside)) }
            #expect(refusal(String(name)) == nil)
            let place = name.index(name.startIndex, offsetBy: random.int(in: 0...name.count))
            name.insert(random.element(of: outside), at: place)
            #expect(refusal(String(name)) == .badCharacters)
        }
    }
}
