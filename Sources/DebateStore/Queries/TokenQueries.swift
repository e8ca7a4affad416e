package import DebateDomain

extension ReadTransaction {
    /// One's tokens for programs, the newest first; ended ones are not shown.
    package func tokens(
        of account: AccountID, nowMs: Int64
    ) throws(StoreError) -> [TokenRecord] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT credential.number, name, credential.role, debate.id,
                    credential.created_at_ms, seen_at_ms, expires_at_ms
                FROM credential
                JOIN account ON account.number = credential.account
                LEFT JOIN debate ON debate.number = credential.debate
                WHERE account.id = ? AND kind = 'token'
                    AND (expires_at_ms IS NULL OR expires_at_ms > ?)
                ORDER BY credential.number DESC
                """, [account.text, nowMs]
            ) { row in
                TokenRecord(
                    number: CredentialNumber(row.integer(0)), name: row.text(1), role: row.text(2),
                    debate: row.optionalText(3).map { DebateID(UUIDText(checked: $0)) },
                    createdAtMs: row.integer(4), usedAtMs: row.optionalInteger(5),
                    expiresAtMs: row.optionalInteger(6))
            }
        }
    }
}

extension WriteTransaction {
    /// Makes a token for a program; its number.
    /// - Throws: `RuleViolation.limitReached`
    package func addToken(
        _ token: CreateToken, of account: AccountID, secretHash: String, nowMs: Int64
    ) throws -> CredentialNumber {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                DELETE FROM credential
                WHERE kind = 'token' AND expires_at_ms <= ?
                    AND account = (SELECT number FROM account WHERE id = ?)
                """, [nowMs, account.text])
        }
        let held = try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*) FROM credential
                WHERE kind = 'token' AND account = (SELECT number FROM account WHERE id = ?)
                """, [account.text])
        }
        guard held < CreateToken.mostTokens else {
            throw RuleViolation.limitReached(max: CreateToken.mostTokens)
        }
        let (role, debate) = CredentialRow.columns(of: token.scope)
        return try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO credential (
                    secret_hash, kind, account, debate, role, name, address, agent,
                    created_at_ms, expires_at_ms)
                SELECT ?, 'token', number, (SELECT number FROM debate WHERE id = ?), ?, ?, '', '',
                    ?, ?
                FROM account WHERE id = ?
                """,
                [
                    secretHash, debate?.text, role, token.name, nowMs, token.expiresAtMs,
                    account.text,
                ])
            return CredentialNumber(try connection.integer("SELECT last_insert_rowid()"))
        }
    }
}

/// A token as its owner sees it: never its secret.
package struct TokenRecord: Sendable {
    package let number: CredentialNumber
    package let name: String
    package let role: String
    package let debate: DebateID?
    package let createdAtMs: Int64
    /// Absent: never used.
    package let usedAtMs: Int64?
    /// Absent: no end.
    package let expiresAtMs: Int64?
}
