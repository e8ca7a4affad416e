package import DebateDomain

extension ReadTransaction {
    /// How a debate's danmaku are kept in order; `nil` when there is no such debate.
    package func moderation(of debate: DebateID) throws(StoreError) -> Moderation? {
        try translating { () throws(SQLiteError) in
            try connection.rows(ModerationRow.byDebate, [debate.text], ModerationRow.decode).first
        }
    }
}

extension WriteTransaction {
    /// Stores how a debate's danmaku are kept in order from now on.
    package func update(_ moderation: Moderation, of debate: DebateID) throws(StoreError) {
        let (settings, before) = (moderation.settings, moderation.beforeShield)
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT OR REPLACE INTO moderation (
                    debate, revision, mode, slow_seconds, tickets_only, max_characters,
                    before_mode, before_slow_seconds, before_tickets_only, before_max_characters)
                SELECT number, ?, ?, ?, ?, ?, ?, ?, ?, ?
                FROM debate
                WHERE id = ?
                """,
                [
                    moderation.revision, settings.mode.rawValue, settings.slowSeconds,
                    settings.ticketsOnly, settings.maxCharacters,
                    before?.mode.rawValue, before?.slowSeconds, before?.ticketsOnly,
                    before?.maxCharacters, debate.text,
                ])
        }
    }
}

/// A debate's moderation as a row; a debate without one has the usual settings.
private enum ModerationRow {
    static let byDebate = """
        SELECT moderation.revision, mode, slow_seconds, tickets_only, max_characters,
            before_mode, before_slow_seconds, before_tickets_only, before_max_characters
        FROM debate
        LEFT JOIN moderation ON moderation.debate = debate.number
        WHERE debate.id = ?
        """

    static func decode(_ row: Statement) -> Moderation {
        guard let revision = row.optionalInteger(0) else { return Moderation() }
        return Moderation(
            settings: settings(row, from: 1) ?? Moderation.Settings(),
            beforeShield: settings(row, from: 5), revision: Int(revision))
    }

    private static func settings(_ row: Statement, from column: Int32) -> Moderation.Settings? {
        guard let mode = row.optionalText(column).flatMap(Moderation.Mode.init) else { return nil }
        return Moderation.Settings(
            mode: mode, slowSeconds: Int(row.integer(column + 1)),
            ticketsOnly: row.integer(column + 2) != 0,
            maxCharacters: Int(row.integer(column + 3)))
    }
}
