package import DebateDomain

extension ReadTransaction {
    /// One's sessions, the newest first.
    package func sessions(
        of account: AccountID, nowMs: Int64
    ) throws(StoreError) -> [SessionRecord] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT credential.number, credential.created_at_ms,
                    coalesce(credential.seen_at_ms, credential.created_at_ms) AS seen_at_ms,
                    address, agent
                FROM credential
                JOIN account ON account.number = credential.account
                WHERE account.id = ? AND kind = 'session' AND expires_at_ms > ?
                    AND coalesce(credential.seen_at_ms, credential.created_at_ms) > ?
                ORDER BY credential.number DESC
                """, [account.text, nowMs, nowMs - SessionLife.idleMs]
            ) { row in
                SessionRecord(
                    number: CredentialNumber(row.integer(0)), createdAtMs: row.integer(1),
                    seenAtMs: row.integer(2), address: row.text(3), agent: row.text(4))
            }
        }
    }
}

extension WriteTransaction {
    /// Begins a session; an account keeps its 100 latest.
    /// - Parameter member: the seat whose link began it.
    package func beginSession(
        of account: AccountID, secretHash: String, address: String, agent: String, nowMs: Int64,
        expiresAtMs: Int64, member: MemberNumber? = nil
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO credential (
                    secret_hash, kind, account, member, name, address, agent, created_at_ms,
                    seen_at_ms, expires_at_ms)
                SELECT ?, 'session', number, ?, '', ?, ?, ?, ?, ? FROM account WHERE id = ?
                """,
                [
                    secretHash, member?.value, address, agent, nowMs, nowMs, expiresAtMs,
                    account.text,
                ])
            try connection.execute(
                """
                DELETE FROM credential
                WHERE kind = 'session' AND account = (SELECT number FROM account WHERE id = ?1)
                    AND number NOT IN (
                        SELECT number FROM credential
                        WHERE kind = 'session'
                            AND account = (SELECT number FROM account WHERE id = ?1)
                        ORDER BY number DESC
                        LIMIT 100)
                """, [account.text])
        }
    }

    /// Ends every session of an account but one.
    package func endSessions(
        of account: AccountID, except kept: CredentialNumber? = nil
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                DELETE FROM credential
                WHERE kind = 'session' AND number <> ?
                    AND account = (SELECT number FROM account WHERE id = ?)
                """, [kept?.value ?? 0, account.text])
        }
    }

    /// Ends the session of this secret, whosever it is.
    package func endSession(secretHash: String) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "DELETE FROM credential WHERE kind = 'session' AND secret_hash = ?", [secretHash])
        }
    }

    /// Removes sessions that ended by time; they would never be found again anyway.
    package func removeEndedSessions(nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                DELETE FROM credential
                WHERE kind = 'session'
                    AND (expires_at_ms <= ? OR (seen_at_ms <= ? AND member IS NULL))
                """, [nowMs, nowMs - SessionLife.idleMs])
        }
    }
}

/// A session as its owner sees it.
package struct SessionRecord: Sendable {
    package let number: CredentialNumber
    package let createdAtMs: Int64
    package let seenAtMs: Int64
    package let address: String
    package let agent: String
}
