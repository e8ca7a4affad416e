package import DebateDomain

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

    /// Ends every session and token of an account.
    package func endCredentials(of account: AccountID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "DELETE FROM credential WHERE account = (SELECT number FROM account WHERE id = ?)",
                [account.text])
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
}

/// What a credential is; the word in the table.
package enum CredentialKind: String, Sendable {
    case session
    case token
    case screen
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
