package import DebateDomain

extension ReadTransaction {
    /// A debate's screens, the newest first.
    package func screens(of debate: DebateID) throws(StoreError) -> [ScreenRecord] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT credential.number, name, credential.created_at_ms, seen_at_ms
                FROM credential
                WHERE debate = (SELECT number FROM debate WHERE id = ?) AND kind = 'screen'
                ORDER BY credential.number DESC
                """, [debate.text]
            ) { row in
                ScreenRecord(
                    number: CredentialNumber(row.integer(0)), name: row.text(1),
                    createdAtMs: row.integer(2), seenAtMs: row.optionalInteger(3))
            }
        }
    }
}

extension WriteTransaction {
    /// Makes a screen's key; its number.
    /// - Throws: `RuleViolation.limitReached`; `.notFound` when the debate is gone.
    package func addScreen(
        _ screen: CreateScreen, to debate: DebateID, secretHash: String, nowMs: Int64
    ) throws -> CredentialNumber {
        let held = try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*) FROM credential
                WHERE debate = (SELECT number FROM debate WHERE id = ?) AND kind = 'screen'
                """, [debate.text])
        }
        try CreateScreen.checkRoom(among: Int(held))
        let number = try translating { () throws(SQLiteError) -> Int64? in
            try connection.execute(
                """
                INSERT INTO credential (
                    secret_hash, kind, debate, name, address, agent, created_at_ms)
                SELECT ?, 'screen', number, ?, '', '', ? FROM debate WHERE id = ?
                """, [secretHash, screen.name, nowMs, debate.text])
            guard try connection.integer("SELECT changes()") > 0 else { return nil }
            return try connection.integer("SELECT last_insert_rowid()")
        }
        guard let number else { throw RuleViolation.notFound }
        return CredentialNumber(number)
    }

    /// Revokes a screen's key; the screen's name, or `nil` when the debate has no such screen.
    package func removeScreen(
        _ number: CredentialNumber, of debate: DebateID
    ) throws(StoreError) -> String? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                DELETE FROM credential
                WHERE number = ? AND kind = 'screen'
                    AND debate = (SELECT number FROM debate WHERE id = ?)
                RETURNING name
                """, [number.value, debate.text]
            ) { $0.text(0) }.first
        }
    }
}

/// A screen as its organiser sees it: never its secret.
package struct ScreenRecord: Sendable, Hashable {
    package let number: CredentialNumber
    package let name: String
    package let createdAtMs: Int64
    /// Absent: never used.
    package let seenAtMs: Int64?
}
