import Testing

@testable import DebateDomain

@Suite("Reveal round")
struct RevealRoundTests {
    private func reveal(
        _ number: Int64, of rounds: [VoteRound], order: [RoundKind] = RoundKind.allCases
    ) throws -> VoteRound? {
        try RevealRound.decide(
            RoundNumber(number), in: DebateRounds(status: .live, rounds: rounds), order: order,
            nowMs: 5000
        ).first?.round
    }

    @Test("E5: after the tally is written, and once", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation {
            let revealed = try reveal(1, of: [round(1, .live, life)])
            #expect(revealed?.revealedAtMs == 5000)
        }
        switch name {
        case "closed": #expect(refused == nil)
        case "revealed": #expect(refused == .alreadyRevealed)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundNotClosed)
        }
    }

    @Test("E6: in the order chosen beforehand; what was not opened or is void holds up none")
    func order() throws {
        let closed = VoteRound.Life.closed(closedWindow)
        let rounds = [round(1, .pre, closed), round(2, .live, closed), round(3, .post, closed)]
        _ = try reveal(1, of: rounds)
        #expect(throws: RuleViolation.revealOrder(next: "r1")) { try reveal(2, of: rounds) }
        #expect(throws: RuleViolation.revealOrder(next: "r3")) {
            try reveal(2, of: rounds, order: [.post, .live, .pre])
        }
        _ = try reveal(3, of: rounds, order: [.post, .live, .pre])
        for life in [
            .planned(.init()), .revealed(closedWindow, atMs: 3000),
            .voided(closedWindow.window, atMs: 1, reason: "误开"),
        ] as [VoteRound.Life] {
            _ = try reveal(2, of: [round(1, .pre, life), rounds[1], rounds[2]])
        }
        for life in [opened(), opened(closesAtMs: 2000)] {
            #expect(throws: RuleViolation.revealOrder(next: "r1")) {
                try reveal(2, of: [round(1, .pre, life), rounds[1]])
            }
        }
    }

    @Test("the ledger is public after the end, when nothing is hidden any more")
    func complete() {
        func isComplete(_ status: DebateStatus, _ lives: VoteRound.Life...) -> Bool {
            RevealRound.isComplete(
                DebateRounds(
                    status: status,
                    rounds: lives.enumerated().map { index, life in
                        round(Int64(index + 1), RoundKind.allCases[index], life)
                    }))
        }
        let revealed = VoteRound.Life.revealed(closedWindow, atMs: 3000)
        let voided = VoteRound.Life.voided(closedWindow.window, atMs: 1, reason: "误开")
        for status in [DebateStatus.notStarted, .live] {
            #expect(!isComplete(status))
            #expect(!isComplete(status, voided))
            #expect(!isComplete(status, revealed, voided), "another round may open")
        }
        #expect(!isComplete(.ended))
        #expect(!isComplete(.ended, voided), "what was never revealed stays hidden")
        #expect(!isComplete(.ended, voided, .planned(.init())))
        #expect(isComplete(.ended, revealed))
        #expect(isComplete(.ended, revealed, voided))
        #expect(!isComplete(.ended, revealed, .closed(closedWindow)))
        #expect(!isComplete(.ended, revealed, opened(closesAtMs: 2000)))
        #expect(!isComplete(.live, revealed, .planned(.init())))
        #expect(isComplete(.ended, revealed, .planned(.init())))
    }
}
