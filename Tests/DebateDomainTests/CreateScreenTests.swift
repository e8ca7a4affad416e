import Testing

@testable import DebateDomain

@Suite("Create screen")
struct CreateScreenTests {
    @Test("a screen has a name of 1 to 40 characters")
    func name() throws {
        #expect(try CreateScreen(body(#"{"name":" 主屏 "}"#), nfc: { $0 }).name == "主屏")
        for (json, reason) in [
            ("{}", FieldReason.required), (#"{"name":" "}"#, .tooShort),
            (#"{"name":"12345678901234567890123456789012345678901"}"#, .tooLong),
        ] {
            #expect(throws: RuleViolation.fields([FieldProblem("name", reason)])) {
                try CreateScreen(body(json), nfc: { $0 })
            }
        }
    }

    @Test("a debate has 20 screens at most")
    func limit() {
        #expect(throws: Never.self) { try CreateScreen.checkRoom(among: 19) }
        #expect(throws: RuleViolation.limitReached(max: 20)) {
            try CreateScreen.checkRoom(among: 20)
        }
    }
}
