import DebateDomain

/// The whole of one debate as a row.
enum DebateDetail {
    private static let select = """
        SELECT \(DebateColumns.record),
            debate.motion, debate.description, debate.tags, debate.created_at_ms, debate.is_demo,
            affirmative.label, affirmative.claim, affirmative.team, affirmative.speakers,
            negative.label, negative.claim, negative.team, negative.speakers,
            debate.revision, room.id, debate.starts_by_itself, debate.is_rehearsal,
            debate.archived_at_ms, debate.rules, debate.rules_locked_at_ms, debate.settings
        FROM debate
        \(DebateColumns.joins)
        JOIN debate_side AS affirmative
            ON affirmative.debate = debate.number AND affirmative.side = 'affirmative'
        JOIN debate_side AS negative
            ON negative.debate = debate.number AND negative.side = 'negative'
        LEFT JOIN room ON room.number = debate.room
        """

    static let byID = """
        \(select)
        WHERE debate.id = ?
        """

    static let ofRoom = """
        \(select)
        WHERE debate.room = (SELECT number FROM room WHERE id = ?)
        ORDER BY debate.number
        """

    /// Those whose plan lies between two times and starts them.
    static let dueStarts = """
        \(select)
        WHERE debate.starts_by_itself = 1 AND debate.status = 0
            AND debate.planned_start_ms BETWEEN ? AND ? AND debate.archived_at_ms IS NULL
        ORDER BY debate.planned_start_ms, debate.number
        """

    /// Those whose channel has yet to hear of a change and has not heard of one lately.
    static let unsaid = """
        \(select)
        WHERE debate.has_unsaid_update = 1
            AND (debate.update_said_ms <= ? OR debate.update_said_ms > ?)
        ORDER BY debate.number
        """

    static func debate(from row: Statement) -> Debate {
        let record = DebateColumns.record(from: row)
        let next = DebateColumns.next
        return Debate(
            id: record.id, revision: Int(row.integer(next + 13)), title: record.title,
            motion: row.text(next), category: record.category, description: row.text(next + 1),
            tags: StoredJSON.texts(row.text(next + 2)), coverImage: record.coverImage,
            host: record.host, organiser: record.organiser,
            sides: BothSides(
                affirmative: sideCase(row, from: next + 5), negative: sideCase(row, from: next + 9)),
            room: row.optionalText(next + 14).map(RoomID.init(checked:)),
            plannedStartMs: record.plannedStartMs, startsByItself: row.integer(next + 15) != 0,
            life: record.life, createdAtMs: row.integer(next + 3),
            isDemo: row.integer(next + 4) != 0, isRehearsal: row.integer(next + 16) != 0,
            archivedAtMs: row.optionalInteger(next + 17),
            rules: StoredJSON.rules(row.text(next + 18)),
            rulesLockedAtMs: row.optionalInteger(next + 19),
            settings: StoredJSON.settings(row.text(next + 20)), counts: record.counts)
    }

    private static func sideCase(_ row: Statement, from column: Int32) -> SideCase {
        SideCase(
            label: row.text(column), claim: row.text(column + 1), team: row.text(column + 2),
            speakers: StoredJSON.speakers(row.text(column + 3)))
    }
}
