package import DebateDomain

extension WriteTransaction {
    /// Notes how many watch debates by one push daemon, for everybody to sum up.
    ///
    /// Each count of a debate has a greater revision than all before it, also after the clock was set
    /// back. Rows an hour old, of daemons that are gone, are removed.
    package func note(
        viewers: [DebateID: Int], of node: String, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            for (debate, count) in viewers {
                try connection.execute(
                    """
                    INSERT INTO presence (node, channel, viewers, at_ms, rev)
                    SELECT ?1, ?2, ?3, ?4, max(?4, 1 + coalesce(max(rev), 0))
                    FROM presence
                    WHERE channel = ?2
                    ON CONFLICT (node, channel) DO UPDATE
                    SET viewers = excluded.viewers, at_ms = excluded.at_ms, rev = excluded.rev
                    """, [node, Channel.debate(debate).name, count, nowMs])
            }
            try connection.execute(
                "DELETE FROM presence WHERE at_ms < ?", [nowMs - Presence.lifeMs])
        }
    }
}

extension ReadTransaction {
    /// Who watches a debate now: the daemons' counts that are not stale.
    package func viewers(
        of debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> CounterValue? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT sum(viewers), max(rev)
                FROM presence
                WHERE channel = ? AND at_ms BETWEEN ? AND ?
                """, [Channel.debate(debate).name] + Presence.fresh(at: nowMs)
            ) { row in
                row.optionalInteger(1).map {
                    CounterValue(name: "viewers", value: .number(row.integer(0)), rev: $0)
                }
            }.first ?? nil
        }
    }

    /// How many watch, of all debates somebody watches now.
    package func viewers(nowMs: Int64) throws(StoreError) -> [DebateID: Int] {
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT debate.id, sum(presence.viewers)
                FROM presence
                JOIN debate ON debate.id = substr(presence.channel, 8)
                WHERE presence.at_ms BETWEEN ? AND ?
                GROUP BY debate.number
                """, Presence.fresh(at: nowMs)
            ) { row in (DebateID(UUIDText(checked: row.text(0))), Int(row.integer(1))) }
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// The hot numbers of the lobby: `viewers/<id>` and `likes/<id>` of the debates that are live.
    func lobbyCounters(nowMs: Int64) throws(StoreError) -> Counters {
        try translating { () throws(SQLiteError) in
            Counters(
                values: try connection.rows(
                    """
                    SELECT 'viewers/' || debate.id, sum(presence.viewers), max(presence.rev)
                    FROM debate
                    JOIN presence ON presence.channel = 'debate/' || debate.id
                    WHERE debate.status = 1 AND debate.is_rehearsal = 0
                        AND debate.archived_at_ms IS NULL AND presence.at_ms BETWEEN ? AND ?
                    GROUP BY debate.number
                    UNION ALL
                    SELECT 'likes/' || debate.id, counter.value, counter.rev
                    FROM debate
                    JOIN channel ON channel.name = 'debate/' || debate.id
                    JOIN counter ON counter.channel = channel.number AND counter.name = 'likes'
                    WHERE debate.status = 1 AND debate.is_rehearsal = 0
                        AND debate.archived_at_ms IS NULL
                    ORDER BY 1
                    """, Presence.fresh(at: nowMs)
                ) { row in
                    CounterValue(
                        name: row.text(0), value: .number(row.integer(1)), rev: row.integer(2))
                })
        }
    }
}

/// Viewer counts as the push daemons write them.
package enum Presence {
    /// How often a daemon writes its counts, in milliseconds.
    package static let periodMs: Int64 = 5000
    /// A row older than this counts no more: its daemon is gone. Nor does one so far ahead: the clock
    /// was set back since, and a daemon that lives writes another in a moment.
    static let freshMs: Int64 = 15_000
    /// A row older than this is removed.
    static let lifeMs: Int64 = 3_600_000

    /// From when to when rows count, for `BETWEEN`.
    static func fresh(at nowMs: Int64) -> [any SQLiteValue] {
        [nowMs - freshMs + 1, nowMs + freshMs - 1]
    }
}
