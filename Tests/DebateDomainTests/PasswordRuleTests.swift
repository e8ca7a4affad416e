import Testing

@testable import DebateDomain

@Suite("Password rule")
struct PasswordRuleTests {
    private func refusal(_ text: String) -> FieldReason? {
        do throws(FieldReason) {
            _ = try PasswordRule.check(text, nfc: { $0 })
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "counts code points: 8 to 128",
        arguments: [(0, .tooShort), (7, .tooShort), (8, nil), (128, nil), (129, .tooLong)]
            as [(Int, FieldReason?)])
    func length(_ count: Int, _ reason: FieldReason?) {
        #expect(refusal(String(repeating: "a", count: count)) == reason)
        #expect(refusal(String(repeating: "😀", count: count)) == reason)
    }

    @Test("normalises before it counts, and gives back the normalised password")
    func normalises() throws {
        let nfc: (String) -> String = { $0.replacing("e\u{301}", with: "\u{E9}") }
        let eight = String(repeating: "e\u{301}", count: 8)
        let taken = try PasswordRule.check(eight, nfc: nfc)
        #expect(taken.unicodeScalars.elementsEqual(repeatElement("\u{E9}", count: 8)))
        #expect(throws: FieldReason.tooShort) {
            try PasswordRule.check(String(eight.dropLast()), nfc: nfc)
        }
    }

    @Test(
        "keeps white space and every visible character",
        arguments: [
            " two words ", "密码 短语 很长的", "tab-less ~!@#$%^&*()_+`-={}|[]\\:\";'<>?,./", "ＡＢＣＤＥＦＧＨ",
        ])
    func keeps(_ password: String) throws {
        #expect(try PasswordRule.check(password, nfc: { $0 }) == password)
    }

    @Test("refuses control characters", arguments: Array(0x00...0x1F) + Array(0x7F...0x9F))
    func control(_ value: Int) throws {
        let scalar = try #require(Unicode.Scalar(UInt32(value)))
        #expect(refusal("long enough" + String(scalar)) == .badCharacters)
    }
}
