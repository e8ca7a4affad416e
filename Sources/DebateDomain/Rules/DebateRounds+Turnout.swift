extension DebateRounds {
    /// Whether the public may know a turnout in tens alone: a round in mode `banded` was opened and is
    /// not revealed, and every exact number of ballots would tell its own.
    package var hidesTurnout: Bool {
        rounds.contains { round in
            round.terms.reveal == .banded && round.wasOpened && !round.isVoid
                && round.revealedAtMs == nil
        }
    }

    /// A ledger's end as everybody may hear it.
    package func shown(_ head: LedgerHead) -> ToldHead {
        ToldHead(rows: hidesTurnout ? nil : head.rows, hash: head.hash)
    }

    /// A debate's summary as everybody may hear it.
    package func shown(_ summary: DebateSummary) -> DebateSummary {
        guard hidesTurnout else { return summary }
        var shown = summary
        shown.voters -= shown.voters % 10
        shown.ledger = summary.ledger.map { ToldHead(rows: nil, hash: $0.hash) }
        return shown
    }
}
