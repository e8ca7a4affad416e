import DebateDomain

/// Seats as rows.
enum SeatRow {
    private static let most = 100

    static func seats(
        of id: AccountID, _ connection: Connection
    ) throws(StoreError) -> [Seat] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT debate.id, member.role
                FROM member
                JOIN account ON account.number = member.account
                JOIN debate ON debate.number = member.debate
                WHERE account.id = ?
                ORDER BY member.number DESC
                LIMIT ?
                """, [id.text, most]
            ) { row in
                DebateRole(rawValue: row.text(1)).map {
                    Seat(debate: DebateID(UUIDText(checked: row.text(0))), role: $0)
                }
            }.compactMap(\.self)
        }
    }

    static func roles(
        of account: AccountID?, inExisting debate: DebateID, _ connection: Connection
    ) throws(StoreError) -> Set<DebateRole>? {
        let exists = try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM debate WHERE id = ?", [debate.text]) > 0
        }
        guard exists else { return nil }
        guard let account else { return [] }
        return try roles(of: account, in: debate, connection)
    }

    private static func roles(
        of account: AccountID, in debate: DebateID, _ connection: Connection
    ) throws(StoreError) -> Set<DebateRole> {
        try translating { () throws(SQLiteError) in
            Set(
                try connection.rows(
                    """
                    SELECT member.role
                    FROM member
                    WHERE member.account = (SELECT number FROM account WHERE id = ?)
                        AND member.debate = (SELECT number FROM debate WHERE id = ?)
                    """, [account.text, debate.text]
                ) { DebateRole(rawValue: $0.text(0)) }.compactMap(\.self))
        }
    }
}
