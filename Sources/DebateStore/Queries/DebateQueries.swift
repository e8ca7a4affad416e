package import DebateDomain

extension ReadTransaction {
    /// One debate with its sides; `nil` when there is none of this identifier.
    package func debate(_ id: DebateID) throws(StoreError) -> Debate? {
        try translating { () throws(SQLiteError) in
            try connection.rows(DebateDetail.sql, [id.text], DebateDetail.debate).first
        }
    }
}

extension WriteTransaction {
    /// Whether a debate of this identifier is stored.
    package func holds(_ id: DebateID) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM debate WHERE id = ?", [id.text]) > 0
        }
    }

    /// Stores a new debate with its sides, counts and search text.
    package func insert(_ debate: Debate) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO debate (
                    id, title, motion, category, description, tags, cover_image,
                    host_name, host_avatar, status,
                    planned_start_ms, started_at_ms, ended_at_ms, created_at_ms, is_demo)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    debate.id.text, debate.title, debate.motion, debate.category,
                    debate.description, DebateDetail.text(of: debate.tags), debate.coverImage,
                    debate.host?.name, debate.host?.avatar,
                    debate.life.status.rawValue, debate.plannedStartMs,
                    debate.life.startedAtMs, debate.life.endedAtMs, debate.createdAtMs,
                    debate.isDemo,
                ])
            let number = try connection.integer("SELECT last_insert_rowid()")
            for side in Side.allCases {
                let sideCase = debate.sides[side]
                try connection.execute(
                    """
                    INSERT INTO debate_side (debate, side, label, claim, team)
                    VALUES (?, ?, ?, ?, ?)
                    """, [number, side.rawValue, sideCase.label, sideCase.claim, sideCase.team])
            }
            try connection.execute(
                """
                INSERT INTO debate_count (debate, views, likes, comments)
                VALUES (?, ?, ?, ?)
                """, [number, debate.counts.views, debate.counts.likes, debate.counts.comments])
            try connection.execute(
                "INSERT INTO debate_search (rowid, text) VALUES (?, ?)",
                [number, SearchText.tokens(of: debate)])
        }
    }
}

/// The whole of one debate as a row.
enum DebateDetail {
    static let sql = """
        SELECT \(DebateColumns.record),
            debate.motion, debate.description, debate.tags, debate.created_at_ms, debate.is_demo,
            affirmative.label, affirmative.claim, affirmative.team,
            negative.label, negative.claim, negative.team
        FROM debate
        \(DebateColumns.joins)
        JOIN debate_side AS affirmative
            ON affirmative.debate = debate.number AND affirmative.side = 'affirmative'
        JOIN debate_side AS negative
            ON negative.debate = debate.number AND negative.side = 'negative'
        WHERE debate.id = ?
        """

    static func debate(from row: Statement) -> Debate {
        let record = DebateColumns.record(from: row)
        let next = DebateColumns.next
        return Debate(
            id: record.id, title: record.title, motion: row.text(next),
            category: record.category, description: row.text(next + 1),
            tags: tags(row.text(next + 2)), coverImage: record.coverImage, host: record.host,
            organiser: record.organiser,
            sides: BothSides(
                affirmative: sideCase(row, from: next + 5), negative: sideCase(row, from: next + 8)),
            plannedStartMs: record.plannedStartMs, life: record.life,
            createdAtMs: row.integer(next + 3), isDemo: row.integer(next + 4) != 0,
            counts: record.counts)
    }

    private static func sideCase(_ row: Statement, from column: Int32) -> SideCase {
        SideCase(
            label: row.text(column), claim: row.text(column + 1), team: row.text(column + 2))
    }

    /// Tags are stored as a JSON array; the table's check holds them to one.
    static func text(of tags: [String]) -> String {
        var json = JSONWriter()
        json.array { json in
            for tag in tags { json.string(tag) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func tags(_ text: String) -> [String] {
        guard case .array(let values)? = try? JSONParser.parse(Array(text.utf8)) else { return [] }
        return values.compactMap { try? $0.asString() }
    }
}
