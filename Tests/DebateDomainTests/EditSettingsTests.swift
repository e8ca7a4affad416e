import Testing

@testable import DebateDomain

@Suite("Edit settings")
struct EditSettingsTests {
    private func edit(
        _ json: String, _ settings: DebateSettings = DebateSettings()
    ) throws -> DebateSettings {
        var fields = FieldReader(try body(json))
        let edit = fields.object("settings") { EditSettings(&$0) }
        try fields.finish()
        return edit?.applied(to: settings) ?? settings
    }

    @Test("what a debate has until its organiser says otherwise")
    func defaults() throws {
        #expect(
            JSONText.of(try edit("{}"))
                == #"{"autoOpenLive":null,"giftBudget":100,"revealOrder":["pre","live","post"]}"#)
    }

    @Test("every key changes what it names, and nothing else; null clears autoOpenLive")
    func merge() throws {
        let all = try edit(
            #"""
            {"settings":{"autoOpenLive":false,"giftBudget":0,"revealOrder":["post","pre","live"]}}
            """#)
        let expected = DebateSettings(
            autoOpenLive: false, giftBudget: 0, revealOrder: [.post, .pre, .live])
        #expect(all == expected)
        #expect(try edit(#"{"settings":{}}"#, all) == expected)
        #expect(try edit(#"{"settings":{"giftBudget":10000}}"#, all).giftBudget == 10_000)
        #expect(try edit(#"{"settings":{"autoOpenLive":null}}"#, all).autoOpenLive == nil)
        #expect(try edit(#"{"settings":{"autoOpenLive":true}}"#, all).autoOpenLive == true)
        #expect(try edit(#"{"settings":\#(JSONText.of(all))}"#) == all)
    }

    @Test(
        "V10: the start opens the live round by itself where no other round is planned",
        arguments: [
            (nil, [], true), (nil, [.live], true), (nil, [.pre], false), (nil, [.post], false),
            (nil, [.live, .post], false), (false, [], false), (true, [.pre, .post], true),
        ] as [(Bool?, [RoundKind], Bool)])
    func opensLive(_ setting: Bool?, _ rounds: [RoundKind], _ opens: Bool) {
        #expect(DebateSettings(autoOpenLive: setting).opensLive(with: rounds) == opens)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"null"#, "settings", .wrongType),
            (#"{"autoOpenLive":1}"#, "settings.autoOpenLive", .wrongType),
            (#"{"giftBudget":null}"#, "settings.giftBudget", .wrongType),
            (#"{"giftBudget":-1}"#, "settings.giftBudget", .outOfRange),
            (#"{"giftBudget":10001}"#, "settings.giftBudget", .outOfRange),
            (#"{"revealOrder":["pre","post"]}"#, "settings.revealOrder", .tooShort),
            (#"{"revealOrder":["pre","post","pre"]}"#, "settings.revealOrder", .notAllowed),
            (#"{"revealOrder":["pre","live","end"]}"#, "settings.revealOrder", .notAllowed),
            (
                #"{"revealOrder":["pre","live","post","pre"]}"#, "settings.revealOrder",
                .notAllowed
            ),
            (#"{"cardsPerSide":8}"#, "settings.cardsPerSide", .unknown),
            (#"{"judgeReveal":"byJudge"}"#, "settings.judgeReveal", .unknown),
        ] as [(String, String, FieldReason)])
    func refuses(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try edit(#"{"settings":\#(json)}"#)
        }
    }
}
