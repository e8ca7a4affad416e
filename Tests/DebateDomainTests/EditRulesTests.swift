import Testing

@testable import DebateDomain

@Suite("Edit rules")
struct EditRulesTests {
    private func edit(_ json: String, _ rules: DebateRules = DebateRules()) throws -> DebateRules {
        var fields = FieldReader(try body(json))
        let edit = fields.object("rules") { EditRules(&$0) }
        try fields.finish()
        return edit?.applied(to: rules) ?? rules
    }

    @Test("what a debate has until its organiser says otherwise")
    func defaults() throws {
        let expected = #"""
            {"winnerRule":"most_points","minPaired":20,"tieRule":"draw","verdictBy":"audience",\#
            "countingClasses":["ticket","account","device"]}
            """#
        #expect(JSONText.of(try edit("{}")) == expected)
        #expect(JSONText.of(try edit(#"{"rules":{}}"#)) == expected)
    }

    @Test("every key changes what it names, and nothing else")
    func merge() throws {
        let all = try edit(
            #"""
            {"rules":{"winnerRule":"swing_conversion","minPaired":2,"tieRule":"judges",
            "verdictBy":"judges","countingClasses":["account","ticket","account"]}}
            """#)
        #expect(
            all
                == DebateRules(
                    winnerRule: .swingConversion, minPaired: 2, tieRule: .judges,
                    verdictBy: .judges, countingClasses: [.ticket, .account]))
        var expected = all
        expected.winnerRule = .swingPoints
        #expect(try edit(#"{"rules":{"winnerRule":"swing_points"}}"#, all) == expected)
        expected.minPaired = 1000
        #expect(
            try edit(#"{"rules":{"winnerRule":"swing_points","minPaired":1000}}"#, all) == expected)
    }

    @Test("what is written reads back to the same rules")
    func roundTrip() throws {
        for winner in DebateRules.WinnerRule.allCases {
            for classes: Set<VoterClass> in [[.ticket], [.device, .account]] {
                let rules = DebateRules(
                    winnerRule: winner, minPaired: 7, tieRule: .judges, verdictBy: .judges,
                    countingClasses: classes)
                #expect(try edit(#"{"rules":\#(JSONText.of(rules))}"#) == rules)
            }
        }
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"null"#, "rules", .wrongType), (#"[]"#, "rules", .wrongType),
            (#"{"winnerRule":"most"}"#, "rules.winnerRule", .notAllowed),
            (#"{"winnerRule":null}"#, "rules.winnerRule", .wrongType),
            (#"{"minPaired":1}"#, "rules.minPaired", .outOfRange),
            (#"{"minPaired":1001}"#, "rules.minPaired", .outOfRange),
            (#"{"minPaired":20.0}"#, "rules.minPaired", .wrongType),
            (#"{"tieRule":"audience"}"#, "rules.tieRule", .notAllowed),
            (#"{"verdictBy":"draw"}"#, "rules.verdictBy", .notAllowed),
            (#"{"countingClasses":[]}"#, "rules.countingClasses", .tooShort),
            (#"{"countingClasses":["ip"]}"#, "rules.countingClasses", .notAllowed),
            (
                #"{"countingClasses":["device","device","device","device"]}"#,
                "rules.countingClasses", .tooMany
            ),
            (#"{"judgeWeights":{}}"#, "rules.judgeWeights", .unknown),
            (#"{"criteria":{}}"#, "rules.criteria", .unknown),
        ] as [(String, String, FieldReason)])
    func refuses(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try edit(#"{"rules":\#(json)}"#)
        }
    }

    @Test("names problems within and without")
    func severalProblems() {
        #expect(
            throws: RuleViolation.fields([
                FieldProblem("rules.minPaired", .outOfRange),
                FieldProblem("rules.winner", .unknown), FieldProblem("rule", .unknown),
            ])
        ) {
            try edit(#"{"rule":1,"rules":{"minPaired":0,"winner":1}}"#)
        }
    }
}
