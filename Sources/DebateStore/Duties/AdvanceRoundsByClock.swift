import DebateDomain

/// Opens rounds whose planned time has come, and writes the final tally of those that are over.
struct AdvanceRoundsByClock: DueDuty {
    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try !transaction.debatesWithDueRounds(nowMs: nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        for debate in try transaction.reading.debatesWithDueRounds(nowMs: nowMs) {
            try transaction.advanceRounds(of: debate, nowMs: nowMs)
        }
    }
}

extension ReadTransaction {
    fileprivate func debatesWithDueRounds(nowMs: Int64) throws(StoreError) -> [DebateID] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT DISTINCT debate.id
                FROM vote_round
                JOIN debate ON debate.number = vote_round.debate
                WHERE vote_round.due_ms <= ?
                """, [nowMs]
            ) { DebateID(UUIDText(checked: $0.text(0))) }
        }
    }
}
