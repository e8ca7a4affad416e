package import DebateDomain

extension ReadTransaction {
    /// The vote rounds of a debate, in the order they were made; `nil` when there is no such debate.
    package func rounds(of debate: DebateID) throws(StoreError) -> DebateRounds? {
        try translating { () throws(SQLiteError) in
            let status = try connection.rows(
                "SELECT status FROM debate WHERE id = ?", [debate.text]
            ) { DebateStatus(rawValue: Int($0.integer(0))) }
            guard let status = status.first ?? nil else { return nil }
            return DebateRounds(
                status: status,
                rounds: try connection.rows(RoundRow.ofDebate, [debate.text], RoundRow.decode))
        }
    }
}

extension WriteTransaction {
    /// The rounds of a debate as they stand in this write.
    /// - Throws: `RuleViolation.notFound` when there is no such debate.
    package func rounds(of debate: DebateID) throws -> DebateRounds {
        guard let rounds = try reading.rounds(of: debate) else { throw RuleViolation.notFound }
        return rounds
    }

    /// What the next round is called; a number taken back is never used again.
    package func nextRoundNumber() throws(StoreError) -> RoundNumber {
        try translating { () throws(SQLiteError) in
            RoundNumber(
                try connection.integer(
                    "SELECT seq FROM sqlite_sequence WHERE name = 'vote_round'") + 1)
        }
    }

    /// When a round took its latest ballot; `nil`: it has none.
    package func lastBallotAtMs(of round: RoundNumber) throws(StoreError) -> Int64? {
        try translating { () throws(SQLiteError) in
            let last = try connection.integer(
                "SELECT max(last_at_ms) FROM round_tally WHERE round = ?", [round.value])
            return last > 0 ? last : nil
        }
    }

    /// Stores what happened to rounds of a debate.
    func store(_ event: RoundEvent, of debate: DebateID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            if case .removed(let number) = event {
                try connection.execute(
                    "DELETE FROM vote_round WHERE number = ?", [number.value])
            }
            guard let round = event.round else { return }
            try connection.execute(RoundRow.upsert, RoundRow.values(round, of: debate))
            for voterClass in VoterClass.allCases {
                try connection.execute(
                    """
                    INSERT INTO round_tally (
                        round, class, affirmative, negative, undecided, voters, weak_voters,
                        departures, rev, last_at_ms)
                    VALUES (?, ?, 0, 0, 0, 0, 0, 0, 0, 0)
                    ON CONFLICT (round, class) DO NOTHING
                    """, [round.number.value, voterClass.rawValue])
            }
        }
    }
}
