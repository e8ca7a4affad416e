import Testing

@testable import DebateDomain

@Suite("Close round")
struct CloseRoundTests {
    private func close(_ life: VoteRound.Life, last: Int64? = nil) throws -> VoteRound? {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .live, life)])
        return try CloseRound.decide(
            RoundNumber(1), in: rounds, lastBallotAtMs: last, nowMs: 2000
        ).first?.round
    }

    @Test("moves the deadline to now, after every ballot taken; the grace stays")
    func now() throws {
        #expect(try close(opened(graceMs: 500))?.life == opened(closesAtMs: 2000, graceMs: 500))
        #expect(try close(opened(closesAtMs: 9000))?.life == opened(closesAtMs: 2000))
        #expect(try close(opened(), last: 1999)?.life == opened(closesAtMs: 2000))
        #expect(try close(opened(), last: 2004)?.life == opened(closesAtMs: 2005))
    }

    @Test("once only", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation { _ = try close(life) }
        switch name {
        case "open": #expect(refused == nil)
        case "planned": #expect(refused == .roundNotOpen)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundClosed)
        }
    }
}
