package import DebateDomain

extension ReadTransaction {
    /// The debates the lobby shows now.
    /// Cost: two statements along indexes; as many rows as it shows.
    package func lobby() throws(StoreError) -> LobbyState {
        try translating { () throws(SQLiteError) in
            let live = try connection.rows(Self.live, [], Self.listing)
            let others = try connection.rows(
                Self.others, [LobbyState.mostOthers], Self.listing)
            return LobbyState(debates: live + others)
        }
    }

    private static let columns = """
        debate.id, debate.title, debate.status, debate.category, debate.cover_image,
        debate.planned_start_ms, debate.started_at_ms, debate.ended_at_ms, debate.created_at_ms,
        debate_count.views
        """

    private static let live = """
        SELECT \(columns)
        FROM debate
        JOIN debate_count ON debate_count.debate = debate.number
        WHERE status = 1 AND is_rehearsal = 0 AND archived_at_ms IS NULL
        """

    private static let others = """
        SELECT \(columns)
        FROM debate
        JOIN debate_count ON debate_count.debate = debate.number
        WHERE status <> 1 AND is_rehearsal = 0 AND archived_at_ms IS NULL
        ORDER BY debate.created_at_ms DESC, debate.id DESC
        LIMIT ?
        """

    private static func listing(_ row: Statement) -> DebateListing {
        DebateListing(
            id: DebateID(UUIDText(checked: row.text(0))), title: row.text(1),
            status: DebateStatus(rawValue: Int(row.integer(2))) ?? .notStarted,
            category: row.text(3), coverImage: row.optionalText(4),
            plannedStartMs: row.optionalInteger(5), startedAtMs: row.optionalInteger(6),
            endedAtMs: row.optionalInteger(7), createdAtMs: row.integer(8),
            views: Int(row.integer(9)))
    }
}
