package import DebateDomain

extension WriteTransaction {
    /// Notes how many watch debates by one push daemon, for everybody to sum up.
    ///
    /// Rows an hour old, of daemons that are gone, are removed.
    package func note(
        viewers: [DebateID: Int], of node: String, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            for (debate, count) in viewers {
                try connection.execute(
                    """
                    INSERT INTO presence (node, channel, viewers, at_ms)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT (node, channel)
                    DO UPDATE SET viewers = excluded.viewers, at_ms = excluded.at_ms
                    """, [node, Channel.debate(debate).name, count, nowMs])
            }
            try connection.execute(
                "DELETE FROM presence WHERE at_ms < ?", [nowMs - Presence.lifeMs])
        }
    }
}

/// Viewer counts as the push daemons write them.
package enum Presence {
    /// How often a daemon writes its counts, in milliseconds.
    package static let periodMs: Int64 = 5000
    /// A row older than this counts no more: its daemon is gone.
    static let freshMs: Int64 = 15_000
    /// A row older than this is removed.
    static let lifeMs: Int64 = 3_600_000
}
