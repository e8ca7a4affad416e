package import DebateDomain

extension ReadTransaction {
    /// The account of this identifier, and its number.
    package func account(_ id: AccountID) throws(StoreError) -> Account? {
        try AccountRow.one(connection, "WHERE account.id = ?", [id.text])?.account
    }

    /// What a login needs to know of a user name.
    /// - Parameter device: the caller's, to see whether it logged in to this account before.
    package func login(
        username: String, device: DeviceID?
    ) throws(StoreError) -> LoginRecord? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT account.id, account.password_hash, account.is_disabled,
                    EXISTS (
                        SELECT 1 FROM account_device
                        WHERE account_device.account = account.number AND device = ?)
                FROM account
                WHERE username_key = ?
                """, [device?.text, TextForms.matching(username)]
            ) { row in
                LoginRecord(
                    account: AccountID(UUIDText(checked: row.text(0))),
                    passwordHash: row.optionalText(1), isDisabled: row.integer(2) != 0,
                    knowsDevice: row.integer(3) != 0)
            }.first
        }
    }

    /// The stored hash of an account's password; `nil` when it has none.
    package func passwordHash(_ id: AccountID) throws(StoreError) -> String? {
        try AccountRow.passwordHash(id, connection)
    }

    package func isTaken(username: String) throws(StoreError) -> Bool {
        try AccountRow.isTaken(username, connection)
    }

    /// One page of accounts, the newest first.
    package func accounts(_ filter: AccountFilter) throws(StoreError) -> PageOf<Account> {
        var conditions = ["1"]
        var values: [any SQLiteValue] = []
        if let keyword = filter.keyword {
            conditions.append(
                "(instr(username_key, ?) > 0 OR instr(lower(nickname), lower(?)) > 0)")
            values += [TextForms.matching(keyword), keyword]
        }
        if let role = filter.role {
            conditions.append("role = ?")
            values.append(role.rawValue)
        }
        if let isDisabled = filter.isDisabled {
            conditions.append("is_disabled = ?")
            values.append(isDisabled)
        }
        let condition = "WHERE " + conditions.joined(separator: " AND ")
        let total = try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM account \(condition)", values)
        }
        let rows = try AccountRow.all(
            connection, "\(condition) ORDER BY account.number DESC LIMIT ? OFFSET ?",
            values + [filter.page.size, filter.page.offset])
        return PageOf(rows: rows.map(\.account), total: Int(total), number: filter.page)
    }

    /// The newest seats of an account, the newest first, 100 at most.
    package func seats(of id: AccountID) throws(StoreError) -> [Seat] {
        try SeatRow.seats(of: id, connection)
    }
}

extension WriteTransaction {
    /// Stores a new account. The first operator becomes organiser of every debate that has none.
    /// - Throws: `RuleViolation.nameTaken`
    package func insert(_ account: Account, passwordHash: String?) throws {
        if try AccountRow.isTaken(account.username, connection) { throw RuleViolation.nameTaken }
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO account (
                    id, username, username_key, nickname, avatar, email, phone, gender, level,
                    role, password_hash, is_disabled, created_at_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    account.id.text, account.username, TextForms.matching(account.username),
                    account.profile.nickname, account.profile.avatar, account.profile.email,
                    account.profile.phone, account.profile.gender.rawValue, account.level,
                    account.role.rawValue, passwordHash, account.isDisabled,
                    account.createdAtMs,
                ])
        }
    }

    /// The account of this identifier as it stands in this transaction.
    package func account(_ id: AccountID) throws(StoreError) -> Account? {
        try AccountRow.one(connection, "WHERE account.id = ?", [id.text])?.account
    }

    /// The account of this user name, whatever its case and width.
    package func account(username: String) throws(StoreError) -> Account? {
        try AccountRow.one(
            connection, "WHERE account.username_key = ?", [TextForms.matching(username)])?.account
    }

    /// Operators besides this account who can log in.
    package func otherOperators(than id: AccountID) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    """
                    SELECT count(*) FROM account
                    WHERE role = 'operator' AND is_disabled = 0 AND password_hash IS NOT NULL
                        AND id <> ?
                    """, [id.text]))
        }
    }

    /// Replaces what can change of an account. A disabled one loses its sessions and tokens.
    package func update(_ account: Account) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE account
                SET nickname = ?, avatar = ?, email = ?, phone = ?, gender = ?, role = ?,
                    is_disabled = ?
                WHERE id = ?
                """,
                [
                    account.profile.nickname, account.profile.avatar, account.profile.email,
                    account.profile.phone, account.profile.gender.rawValue,
                    account.role.rawValue, account.isDisabled, account.id.text,
                ])
        }
        if account.isDisabled { try endCredentials(of: account.id) }
    }

    /// The stored hash of an account's password as it stands in this transaction.
    package func passwordHash(_ id: AccountID) throws(StoreError) -> String? {
        try AccountRow.passwordHash(id, connection)
    }

    package func setPassword(of id: AccountID, hash: String) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "UPDATE account SET password_hash = ? WHERE id = ?", [hash, id.text])
        }
    }

    /// Notes that this device has logged in to the account; the latest 50 are remembered.
    package func note(_ device: DeviceID, of id: AccountID, atMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO account_device (account, device, last_login_ms)
                SELECT number, ?, ? FROM account WHERE id = ?
                ON CONFLICT DO UPDATE SET last_login_ms = excluded.last_login_ms
                """, [device.text, atMs, id.text])
            try connection.execute(
                """
                DELETE FROM account_device
                WHERE account = (SELECT number FROM account WHERE id = ?1) AND device NOT IN (
                    SELECT device FROM account_device
                    WHERE account = (SELECT number FROM account WHERE id = ?1)
                    ORDER BY last_login_ms DESC
                    LIMIT 50)
                """, [id.text])
        }
    }

    /// The operator who was there first; `nil` while there is none.
    package func firstOperator() throws(StoreError) -> Account? {
        try AccountRow.one(
            connection, "WHERE account.role = 'operator' ORDER BY account.number LIMIT 1", []
        )?.account
    }
}

/// What a login looks at before the password is checked.
package struct LoginRecord: Sendable {
    package let account: AccountID
    package let passwordHash: String?
    package let isDisabled: Bool
    /// The caller's device logged in to it before.
    package let knowsDevice: Bool
}

/// An account as a row.
struct AccountRow {
    let number: Int64
    let account: Account

    /// In the order `decode` reads them.
    static let columns = """
        account.number, account.id, account.username, account.nickname, account.avatar,
        account.email, account.phone, account.gender, account.level, account.role,
        account.is_disabled, account.password_hash IS NOT NULL, account.created_at_ms
        """

    static let columnCount: Int32 = 13

    static func decode(_ row: Statement) -> AccountRow { decode(row, from: 0) }

    static func decode(_ row: Statement, from first: Int32) -> AccountRow {
        AccountRow(
            number: row.integer(first),
            account: Account(
                id: AccountID(UUIDText(checked: row.text(first + 1))),
                username: row.text(first + 2),
                profile: Account.Profile(
                    nickname: row.text(first + 3), avatar: row.optionalText(first + 4),
                    email: row.text(first + 5), phone: row.text(first + 6),
                    gender: Gender(rawValue: Int(row.integer(first + 7))) ?? .notSaid),
                level: Int(row.integer(first + 8)),
                role: AccountRole(rawValue: row.text(first + 9)) ?? .viewer,
                isDisabled: row.integer(first + 10) != 0,
                hasPassword: row.integer(first + 11) != 0,
                createdAtMs: row.integer(first + 12)))
    }

    static func all(
        _ connection: Connection, _ rest: String, _ values: [any SQLiteValue]
    ) throws(StoreError) -> [AccountRow] {
        try translating { () throws(SQLiteError) in
            try connection.rows("SELECT \(columns) FROM account \(rest)", values, decode)
        }
    }

    static func one(
        _ connection: Connection, _ rest: String, _ values: [any SQLiteValue]
    ) throws(StoreError) -> AccountRow? {
        try all(connection, rest, values).first
    }

    static func passwordHash(
        _ id: AccountID, _ connection: Connection
    ) throws(StoreError) -> String? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                "SELECT password_hash FROM account WHERE id = ?", [id.text]
            ) { $0.optionalText(0) }.first ?? nil
        }
    }

    static func isTaken(
        _ username: String, _ connection: Connection
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                "SELECT count(*) FROM account WHERE username_key = ?",
                [TextForms.matching(username)]) > 0
        }
    }
}
