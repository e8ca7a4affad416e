package import DebateDomain

extension ReadTransaction {
    /// The lines a screen is shown that comes late, the oldest first: of the last 50 sent to all
    /// screens those that were not removed.
    package func recentDanmaku(of debate: DebateID) throws(StoreError) -> [Danmaku] {
        try translating { () throws(SQLiteError) in
            let number = try connection.integer(
                "SELECT number FROM debate WHERE id = ?", [debate.text])
            let last = try connection.integer(
                "SELECT max(ordinal) FROM danmaku WHERE debate = ?", [number])
            return try connection.rows(
                """
                SELECT \(DanmakuRow.columns)
                FROM danmaku
                \(DanmakuRow.joins)
                WHERE danmaku.debate = ? AND danmaku.ordinal > ? AND danmaku.state = 'published'
                ORDER BY danmaku.ordinal
                """, [number, last - Int64(Danmaku.recentCount)], DanmakuRow.decode)
        }
    }

    /// A part of a debate's history: what is published, pushed to all screens or not.
    package func danmaku(
        of debate: DebateID, _ page: DanmakuPage
    ) throws(StoreError) -> LogSlice<Danmaku> {
        switch page {
        case .after(let position):
            let rows = try danmaku(
                of: debate, "danmaku.number > ? ORDER BY danmaku.number", position.since,
                limit: position.limit)
            return slice(rows, position.limit, orElse: position.since)
        case .before(let number, let limit):
            let rows = try danmaku(
                of: debate, "danmaku.number < ? ORDER BY danmaku.number DESC", number,
                limit: limit)
            return slice(rows, limit, orElse: number)
        }
    }

    /// Lines that wait for the staff, the oldest first.
    package func heldDanmaku(
        of debate: DebateID, _ position: LogPosition
    ) throws(StoreError) -> LogSlice<HeldDanmaku> {
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT \(DanmakuRow.columns), danmaku.hold_reason
                FROM danmaku
                \(DanmakuRow.joins)
                WHERE danmaku.debate = (SELECT number FROM debate WHERE id = ?)
                    AND danmaku.state = 'held' AND danmaku.number > ?
                ORDER BY danmaku.number
                LIMIT ?
                """, [debate.text, position.since, position.limit + 1], DanmakuRow.held)
        }
        let shown = Array(rows.prefix(position.limit))
        return LogSlice(
            rows: shown, next: shown.last?.danmaku.number.value ?? position.since,
            hasMore: rows.count > shown.count)
    }

    /// What somebody is told of their own danmaku.
    package func ownSpeech(
        of identity: Identity, isStaff: Bool, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> OwnSpeech {
        let settings = try moderation(of: debate)?.settings ?? Moderation.Settings()
        let speaker = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT participant.tag, (
                        SELECT max(at_ms) FROM danmaku WHERE participant = participant.number)
                FROM participant
                WHERE participant.debate = (SELECT number FROM debate WHERE id = ?)
                    AND participant.identity = ?
                """, [debate.text, identity.text]
            ) { (tag: $0.text(0), lastMs: $0.optionalInteger(1)) }.first
        }
        let lastMs = speaker?.lastMs
        let waitMs = isStaff ? nil : SendDanmaku.waitMs(settings, after: lastMs, nowMs: nowMs)
        return OwnSpeech(
            tag: speaker?.tag,
            restriction: try restriction(on: identity, in: debate, nowMs: nowMs),
            waitMs: waitMs ?? 0,
            held: try ownHeldDanmaku(of: identity, in: debate, nowMs: nowMs))
    }

    /// Somebody's own lines that wait, or were turned down not long ago; the oldest first.
    package func ownHeldDanmaku(
        of identity: Identity, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> [OwnHeldDanmaku] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT \(DanmakuRow.columns), danmaku.hold_reason, danmaku.state,
                    danmaku.decided_reason
                FROM danmaku
                \(DanmakuRow.joins)
                WHERE danmaku.participant = (
                        SELECT number FROM participant
                        WHERE debate = (SELECT number FROM debate WHERE id = ?)
                            AND identity = ?)
                    AND danmaku.at_ms > ?
                    AND (danmaku.state = 'held' OR danmaku.state IN ('rejected', 'expired')
                        AND danmaku.decided_at_ms > ?)
                ORDER BY danmaku.number
                """,
                [
                    debate.text, identity.text,
                    // The clock looks for what has expired a few times a second: more than enough.
                    nowMs - HeldDanmaku.lifeMs - OwnHeldDanmaku.toldForMs - 60_000,
                    nowMs - OwnHeldDanmaku.toldForMs,
                ]
            ) { row in
                OwnHeldDanmaku(
                    held: DanmakuRow.held(row),
                    state: DanmakuState(rawValue: row.text(DanmakuRow.next + 1)) ?? .held,
                    note: row.optionalText(DanmakuRow.next + 2) ?? "")
            }
        }
    }

    private func danmaku(
        of debate: DebateID, _ condition: String, _ number: Int64, limit: Int
    ) throws(StoreError) -> [Danmaku] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT \(DanmakuRow.columns)
                FROM danmaku
                \(DanmakuRow.joins)
                WHERE danmaku.debate = (SELECT number FROM debate WHERE id = ?)
                    AND danmaku.state = 'published' AND \(condition)
                LIMIT ?
                """, [debate.text, number, limit + 1], DanmakuRow.decode)
        }
    }

    private func slice(
        _ rows: [Danmaku], _ limit: Int, orElse position: Int64
    ) -> LogSlice<Danmaku> {
        let shown = Array(rows.prefix(limit))
        return LogSlice(
            rows: shown, next: shown.last?.number.value ?? position,
            hasMore: rows.count > shown.count)
    }
}
