import Testing

@testable import DebateDomain

private typealias Settings = Moderation.Settings

@Suite("Change moderation")
struct ChangeModerationTests {
    private func change(_ json: String) throws -> ChangeModeration {
        try ChangeModeration(body(json))
    }

    @Test("changes what is named and leaves the rest")
    func partial() throws {
        let before = Moderation(settings: Settings(slowSeconds: 15, maxCharacters: 60), revision: 3)
        let after = try change(#"{"revision":3,"mode":"holdNew","ticketsOnly":true}"#)
            .decide(before)
        #expect(
            after.settings
                == Settings(
                    mode: .holdNew, slowSeconds: 15, ticketsOnly: true, maxCharacters: 60))
        #expect(after.revision == 4)
    }

    @Test("nothing changed is no new revision")
    func unchanged() throws {
        let before = Moderation(revision: 2)
        #expect(try change(#"{"revision":2,"slowSeconds":0}"#).decide(before) == before)
    }

    @Test("another's change in between is told")
    func moved() {
        #expect(throws: RuleViolation.revisionMoved(current: 5)) {
            try change(#"{"revision":4,"mode":"off"}"#).decide(Moderation(revision: 5))
        }
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "revision", .required),
            (#"{"revision":1,"mode":"closed"}"#, "mode", .notAllowed),
            (#"{"revision":1,"mode":null}"#, "mode", .wrongType),
            (#"{"revision":1,"slowSeconds":4}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"slowSeconds":301}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"slowSeconds":-1}"#, "slowSeconds", .outOfRange),
            (#"{"revision":1,"maxChars":9}"#, "maxChars", .outOfRange),
            (#"{"revision":1,"maxChars":101}"#, "maxChars", .outOfRange),
            (#"{"revision":1,"ticketsOnly":1}"#, "ticketsOnly", .wrongType),
            (#"{"revision":1,"shield":true}"#, "shield", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try change(json) }
    }

    @Test("the ends of the ranges are taken", arguments: [0, 5, 300])
    func ranges(_ seconds: Int) throws {
        #expect(try change(#"{"revision":1,"slowSeconds":\#(seconds)}"#).slowSeconds == seconds)
    }
}
