import Testing

@testable import DebateDomain

@Suite("Delete round")
struct DeleteRoundTests {
    @Test("only what nobody has opened", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .pre, life)])
        let refused = violation { _ = try DeleteRound.decide(RoundNumber(1), in: rounds) }
        #expect(refused == (name == "planned" ? nil : .roundStarted))
        #expect(throws: RuleViolation.notFound) {
            try DeleteRound.decide(RoundNumber(2), in: rounds)
        }
    }
}
