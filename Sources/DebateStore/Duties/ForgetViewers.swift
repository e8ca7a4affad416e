/// Takes the viewers of a push daemon that is gone out of the count.
///
/// They count no more as their row grows old, but no write says so: answers that are kept until
/// something is committed, the list of debates among them, would go on telling them.
package struct ForgetViewers: DueDuty {
    package init() {}

    package func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try transaction.connection.integer(
                "SELECT EXISTS (SELECT 1 FROM presence WHERE \(Self.isGone))",
                Presence.fresh(at: nowMs)) > 0
        }
    }

    package func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        try translating { () throws(SQLiteError) in
            // The row stays: the revisions go on from it.
            try transaction.connection.execute(
                "UPDATE presence SET viewers = 0 WHERE \(Self.isGone)",
                Presence.fresh(at: nowMs))
        }
    }

    private static let isGone = "viewers > 0 AND at_ms NOT BETWEEN ? AND ?"
}
