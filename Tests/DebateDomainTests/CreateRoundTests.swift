import Testing

@testable import DebateDomain

@Suite("Create round")
struct CreateRoundTests {
    private func create(_ json: String) throws -> CreateRound {
        try CreateRound(body(json))
    }

    @Test("E1: a live round shows its count, pre and post hide it", arguments: RoundKind.allCases)
    func usual(_ kind: RoundKind) throws {
        let request = try create(#"{"kind":"\#(kind.rawValue)"}"#)
        #expect(request.terms.reveal == (kind == .live ? .live : .hidden))
        #expect(request.terms.takesUndecided == (kind != .live))
        #expect(request.terms.delaySeconds == 60)
        #expect(!request.terms.isFinal)
    }

    @Test("takes every term")
    func all() throws {
        let request = try create(
            """
            {"kind":"post","reveal":"delayed","delaySeconds":10,"final":true,"undecided":false,
             "opensAtMs":5000,"closesAtMs":6000}
            """)
        #expect(
            request.terms
                == RoundTerms(
                    isFinal: true, takesUndecided: false, reveal: .delayed, delaySeconds: 10))
        #expect(request.plan == VoteRound.Plan(opensAtMs: 5000, closesAtMs: 6000))
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "kind", .required), (#"{"kind":"final"}"#, "kind", .notAllowed),
            (#"{"kind":"live","undecided":true}"#, "undecided", .notAllowed),
            (#"{"kind":"pre","reveal":"open"}"#, "reveal", .notAllowed),
            (#"{"kind":"pre","delaySeconds":9}"#, "delaySeconds", .outOfRange),
            (#"{"kind":"pre","delaySeconds":601}"#, "delaySeconds", .outOfRange),
            (#"{"kind":"pre","final":1}"#, "final", .wrongType),
            (#"{"kind":"pre","opensAtMs":-1}"#, "opensAtMs", .outOfRange),
            (#"{"kind":"pre","opensAtMs":"now"}"#, "opensAtMs", .wrongType),
            (#"{"kind":"pre","graceMs":1}"#, "graceMs", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try create(json) }
    }

    @Test("V1: one round of each kind, void ones aside")
    func oneOfAKind() throws {
        var rounds = DebateRounds(status: .notStarted)
        let request = try create(#"{"kind":"pre"}"#)
        rounds.apply(try request.decide(in: rounds, number: RoundNumber(1), nowMs: 1)[0])
        #expect(throws: RuleViolation.roundExists) {
            try request.decide(in: rounds, number: RoundNumber(2), nowMs: 1)
        }
        let post = try create(#"{"kind":"post"}"#)
        rounds.apply(try post.decide(in: rounds, number: RoundNumber(2), nowMs: 1)[0])
        rounds.rounds[0].life = .voided(nil, atMs: 2, reason: "误开")
        rounds.apply(try request.decide(in: rounds, number: RoundNumber(3), nowMs: 3)[0])
        #expect(rounds.rounds.map(\.number.value) == [1, 2, 3])
    }

    @Test("not after the end, and not in the past")
    func whenever() throws {
        let request = try create(#"{"kind":"pre","opensAtMs":5000,"closesAtMs":6000}"#)
        func decide(_ status: DebateStatus, _ nowMs: Int64) throws {
            _ = try request.decide(
                in: DebateRounds(status: status), number: RoundNumber(1), nowMs: nowMs)
        }
        try decide(.live, 4999)
        #expect(throws: RuleViolation.alreadyEnded) { try decide(.ended, 1) }
        #expect(throws: RuleViolation.fields([FieldProblem("opensAtMs", .outOfRange)])) {
            try decide(.live, 5000)
        }
        let reversed = try create(#"{"kind":"pre","opensAtMs":5000,"closesAtMs":5000}"#)
        #expect(throws: RuleViolation.fields([FieldProblem("closesAtMs", .outOfRange)])) {
            try reversed.decide(
                in: DebateRounds(status: .live), number: RoundNumber(1), nowMs: 1)
        }
    }
}
