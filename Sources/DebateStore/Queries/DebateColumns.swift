import DebateDomain

/// The columns of a debate that lists and details share, and how a row of them is read.
enum DebateColumns {
    /// In the order `record(from:)` reads them; what `joins` names must be joined.
    static let record = """
        debate.id, debate.title, debate.category, debate.cover_image,
        debate.host_name, debate.host_avatar, organiser.id,
        debate.status, debate.planned_start_ms, debate.started_at_ms, debate.ended_at_ms,
        debate_count.views, debate_count.likes, debate_count.comments,
        organiser.nickname, organiser.avatar
        """

    /// A debate's numbers, and its first organiser when it has one.
    static let joins = """
        JOIN debate_count ON debate_count.debate = debate.number
        LEFT JOIN account AS organiser ON organiser.number = (
            SELECT member.account
            FROM member
            WHERE member.debate = debate.number AND member.role = 'organiser'
                AND member.account IS NOT NULL
            ORDER BY member.number
            LIMIT 1)
        """

    /// The first column after them.
    static let next: Int32 = 16

    static func record(from row: Statement) -> DebateRecord {
        DebateRecord(
            id: DebateID(UUIDText(checked: row.text(0))), title: row.text(1), category: row.text(2),
            coverImage: row.optionalText(3), host: host(from: row),
            organiser: organiser(from: row),
            plannedStartMs: row.optionalInteger(8), life: life(from: row),
            counts: Debate.Counts(
                views: Int(row.integer(11)), likes: Int(row.integer(12)),
                comments: Int(row.integer(13))))
    }

    private static func organiser(from row: Statement) -> Anchor? {
        row.optionalText(6).map {
            Anchor(
                account: AccountID(UUIDText(checked: $0)), nickname: row.text(14),
                avatar: row.optionalText(15))
        }
    }

    private static func host(from row: Statement) -> Debate.Host? {
        row.optionalText(4).map { Debate.Host(name: $0, avatar: row.optionalText(5)) }
    }

    /// The table's checks hold status and times together.
    private static func life(from row: Statement) -> Debate.Life {
        switch row.integer(7) {
        case 1: .live(startedAtMs: row.integer(9))
        case 2: .ended(startedAtMs: row.integer(9), endedAtMs: row.integer(10))
        default: .notStarted
        }
    }
}
