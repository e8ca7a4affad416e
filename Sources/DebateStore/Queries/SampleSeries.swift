import DebateDomain

extension ReadTransaction {
    /// How a round's count stood whenever it was sampled, oldest first.
    func tallySamples(of round: RoundNumber) throws(StoreError) -> [TimedTally] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT at_ms, affirmative, negative, undecided, voters
                FROM tally_sample
                WHERE round = ?
                ORDER BY at_ms
                """, [round.value]
            ) { row in
                TimedTally(atMs: row.integer(0), tally: TallyRow.tally(row, from: 1))
            }
        }
    }
}
