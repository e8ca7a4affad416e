package import DebateDomain

extension ReadTransaction {
    /// What has come of a debate so far; how long it took is the rule's to say.
    package func summary(of id: DebateID) throws(StoreError) -> DebateSummary {
        let counters = Dictionary(
            try storedCounters(of: .debate(id)).map { ($0.name, $0.value) },
            uniquingKeysWith: { first, _ in first })
        func number(_ name: String) -> Int64 {
            if case .number(let value)? = counters[name] { value } else { 0 }
        }
        let ledger = try ledgerHead(of: id)
        return try translating { () throws(SQLiteError) in
            DebateSummary(
                durationMs: 0,
                peakViewers: try connection.integer(
                    Self.activity("max"), [id.text, Activity.viewers.rawValue]),
                voters: try connection.integer(
                    """
                    SELECT count(DISTINCT ballot.voter)
                    FROM ballot
                    JOIN vote_round ON vote_round.number = ballot.round
                    WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
                        AND ballot.state = 'counted' AND vote_round.life <> 'voided'
                    """, [id.text]),
                likes: number("likes"), gifts: number("gifts"),
                danmaku: try connection.integer(
                    Self.activity("sum"), [id.text, Activity.danmaku.rawValue]),
                ledger: ToldHead(rows: ledger.rows, hash: ledger.hash))
        }
    }

    /// - Parameter aggregate: `max` or `sum`.
    private static func activity(_ aggregate: StaticString) -> String {
        """
        SELECT coalesce(\(aggregate)(value), 0)
        FROM activity
        WHERE debate = (SELECT number FROM debate WHERE id = ?) AND name = ?
        """
    }
}
