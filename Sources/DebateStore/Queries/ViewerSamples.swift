import DebateDomain

/// Keeps how many watch each debate, for statistics: the most in each span of ten seconds.
///
/// The push daemons write what they count every 5 s; their sum is sampled here, because a daemon
/// knows its own viewers only.
package struct ViewerSamples: DueDuty {
    package init() {}

    package func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try transaction.connection.integer(
                "SELECT EXISTS (\(Self.larger))", Self.values(nowMs)) > 0
        }
    }

    package func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        try translating { () throws(SQLiteError) in
            try transaction.connection.execute(
                """
                INSERT INTO activity (debate, at_ms, name, value)
                \(Self.larger)
                ON CONFLICT (debate, at_ms, name) DO UPDATE SET value = excluded.value
                """, Self.values(nowMs))
        }
    }

    /// Sums that are larger than what the span has. Nobody watching is no row.
    private static let larger = """
        SELECT debate.number, ?, 'viewers', watched.viewers
        FROM (
            SELECT channel, sum(viewers) AS viewers
            FROM presence
            WHERE at_ms BETWEEN ? AND ?
            GROUP BY channel
        ) AS watched
        JOIN debate ON watched.channel = 'debate/' || debate.id
        LEFT JOIN activity AS known
            ON known.debate = debate.number AND known.at_ms = ? AND known.name = 'viewers'
        WHERE watched.viewers > coalesce(known.value, 0)
        """

    private static func values(_ nowMs: Int64) -> [any SQLiteValue] {
        let spanMs = nowMs - nowMs % Activity.spanMs
        return [spanMs] + Presence.fresh(at: nowMs) + [spanMs]
    }
}
