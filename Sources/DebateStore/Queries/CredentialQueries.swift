package import DebateDomain

/// How long sessions live.
package enum SessionLife {
    /// Without use, in milliseconds: 7 days.
    package static let idleMs: Int64 = 7 * 86_400_000
    /// In all, in milliseconds: 30 days.
    package static let absoluteMs: Int64 = 30 * 86_400_000
    /// A use is noted when the last note is older, in milliseconds: reads write seldom.
    package static let noteEveryMs: Int64 = 10 * 60_000
    /// A session that a member's link began lives in all this long, in milliseconds: as long as a
    /// browser keeps a cookie. A link works once, and whoever comes by it has no password to come
    /// back with, so it does not end for want of use.
    package static let linkMs: Int64 = 400 * 86_400_000
    /// And at most this long after the debate's end.
    package static let afterDebateMs: Int64 = 86_400_000
}

/// A secret's owner and whether its use should be noted.
package struct FoundCredential: Sendable {
    package let authority: Authority
    package let isDueForNote: Bool
}

extension ReadTransaction {
    /// Who presents the secret of this hash; `nil` when it is unknown, ended, or its account
    /// disabled.
    package func authority(
        secretHash: String, nowMs: Int64
    ) throws(StoreError) -> FoundCredential? {
        try CredentialRow.authority(secretHash, nowMs: nowMs, connection)
    }

    /// The roles an account holds in a debate; `nil` when there is no such debate.
    package func roles(
        of account: AccountID?, in debate: DebateID
    ) throws(StoreError) -> Set<DebateRole>? {
        try SeatRow.roles(of: account, inExisting: debate, connection)
    }

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
    /// Who presents the secret of this hash, as it stands in this transaction.
    package func authority(
        secretHash: String, nowMs: Int64
    ) throws(StoreError) -> FoundCredential? {
        try CredentialRow.authority(secretHash, nowMs: nowMs, connection)
    }

    /// The roles an account holds in a debate, as they stand in this transaction; `nil` when there
    /// is no such debate.
    package func roles(
        of account: AccountID?, in debate: DebateID
    ) throws(StoreError) -> Set<DebateRole>? {
        try SeatRow.roles(of: account, inExisting: debate, connection)
    }

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

    /// Ends one session or token of an account.
    /// - Returns: whether there was one.
    package func end(
        _ number: CredentialNumber, kind: CredentialKind, of account: AccountID
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                DELETE FROM credential
                WHERE number = ? AND kind = ?
                    AND account = (SELECT number FROM account WHERE id = ?)
                """, [number.value, kind.rawValue, account.text])
            return try connection.integer("SELECT changes()") > 0
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

    /// Ends every session and token of an account.
    package func endCredentials(of account: AccountID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "DELETE FROM credential WHERE account = (SELECT number FROM account WHERE id = ?)",
                [account.text])
        }
    }

    /// Ends the session of this secret, whosever it is.
    package func endSession(secretHash: String) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "DELETE FROM credential WHERE kind = 'session' AND secret_hash = ?", [secretHash])
        }
    }

    /// Notes that a credential is in use.
    package func note(
        useOf number: CredentialNumber, atMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "UPDATE credential SET seen_at_ms = ? WHERE number = ?", [atMs, number.value])
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

package enum CredentialKind: String, Sendable {
    case session
    case token
    case screen
}

/// A session as its owner sees it.
package struct SessionRecord: Sendable {
    package let number: CredentialNumber
    package let createdAtMs: Int64
    package let seenAtMs: Int64
    package let address: String
    package let agent: String
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

/// A credential as a row.
enum CredentialRow {
    /// Neither ended by time, nor of a disabled account, nor of a link whose debate is long over.
    static let bySecret = """
        SELECT \(AccountRow.columns),
            credential.number, credential.kind, credential.role, debate.id,
            coalesce(credential.seen_at_ms, 0)
        FROM credential
        LEFT JOIN account ON account.number = credential.account
        LEFT JOIN debate ON debate.number = credential.debate
        LEFT JOIN member ON member.number = credential.member
        LEFT JOIN debate AS linked ON linked.number = member.debate
        WHERE credential.secret_hash = ?
            AND coalesce(account.is_disabled, 0) = 0
            AND (credential.expires_at_ms IS NULL OR credential.expires_at_ms > ?)
            AND (credential.kind <> 'session' OR credential.member IS NOT NULL
                OR coalesce(credential.seen_at_ms, credential.created_at_ms) > ?)
            AND (linked.ended_at_ms IS NULL OR linked.ended_at_ms > ?)
        """

    static func authority(
        _ secretHash: String, nowMs: Int64, _ connection: Connection
    ) throws(StoreError) -> FoundCredential? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                bySecret,
                [secretHash, nowMs, nowMs - SessionLife.idleMs, nowMs - SessionLife.afterDebateMs]
            ) { found($0, nowMs: nowMs) }.first ?? nil
        }
    }

    static func found(_ row: Statement, nowMs: Int64) -> FoundCredential? {
        let next = AccountRow.columnCount
        let number = CredentialNumber(row.integer(next))
        let isDue = nowMs - row.integer(next + 4) > SessionLife.noteEveryMs
        return authority(row, number).map {
            FoundCredential(authority: $0, isDueForNote: isDue)
        }
    }

    private static func authority(_ row: Statement, _ number: CredentialNumber) -> Authority? {
        let next = AccountRow.columnCount
        let debate = row.optionalText(next + 3).map { DebateID(UUIDText(checked: $0)) }
        switch CredentialKind(rawValue: row.text(next + 1)) {
        case .session: return .session(AccountRow.decode(row).account, number)
        case .screen: return debate.map { .screen($0, number) }
        case .token:
            return scope(row.text(next + 2), debate).map {
                .token(AccountRow.decode(row).account, number, $0)
            }
        case nil: return nil
        }
    }

    private static func scope(_ role: String, _ debate: DebateID?) -> TokenScope? {
        if let debate {
            return DebateRole(rawValue: role).map { .debate(Seat(debate: debate, role: $0)) }
        }
        return AccountRole(rawValue: role).map { .account($0) }
    }

    static func columns(of scope: TokenScope) -> (role: String, debate: DebateID?) {
        switch scope {
        case .account(let role): (role.rawValue, nil)
        case .debate(let seat): (seat.role.rawValue, seat.debate)
        }
    }
}
