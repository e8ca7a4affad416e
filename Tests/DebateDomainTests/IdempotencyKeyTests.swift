import DebateDomain
import Testing

@Suite("Idempotency key")
struct IdempotencyKeyTests {
    @Test(
        "is 8 to 64 letters, digits, dots, underscores and dashes",
        arguments: [
            "12345678", "a.B_c-d9", String(repeating: "x", count: 64),
        ])
    func taken(_ text: String) throws {
        #expect(try IdempotencyKey(text).text == text)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "1234567", String(repeating: "x", count: 65), "12345678 ", "1234/5678", "键键键键键键键键",
            "1234\u{0}5678",
        ])
    func refused(_ text: String) {
        #expect(throws: RuleViolation.badIdempotencyKey) { try IdempotencyKey(text) }
    }

    @Test("the same request gets the same answer, another one and a secret none")
    func answers() throws {
        let kept = RememberedWrite(fingerprint: "f", status: 202, body: [1, 2])
        let answer = try kept.answer(to: "f")
        #expect(answer == (202, [1, 2]))
        #expect(throws: RuleViolation.keyReused) { try kept.answer(to: "g") }
        let secret = RememberedWrite(fingerprint: "f", status: 200, body: nil)
        #expect(throws: RuleViolation.alreadyDone) { try secret.answer(to: "f") }
        #expect(throws: RuleViolation.keyReused) { try secret.answer(to: "g") }
    }
}
