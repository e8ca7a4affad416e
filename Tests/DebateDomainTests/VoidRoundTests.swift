import Testing

@testable import DebateDomain

@Suite("Void round")
struct VoidRoundTests {
    @Test("V9: before the reveal only, and once", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .live, life)])
        let refused = violation {
            let events = try VoidRound.decide(
                RoundNumber(1), in: rounds, reason: "误开", nowMs: 3000)
            #expect(events.first?.round?.voidedAtMs == 3000)
            #expect(events.first?.round?.window == rounds.rounds[0].window)
        }
        switch name {
        case "voided": #expect(refused == .roundVoided)
        case "revealed": #expect(refused == .alreadyRevealed)
        default: #expect(refused == nil)
        }
    }
}
