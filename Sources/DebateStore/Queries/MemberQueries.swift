package import DebateDomain

extension ReadTransaction {
    /// All seats of a debate, the oldest first.
    package func members(of debate: DebateID) throws(StoreError) -> [Member] {
        try MemberRow.all(of: debate, connection)
    }

    /// The seat whose open link has this hash, its time not looked at.
    package func invitation(linkHash: String) throws(StoreError) -> Invitation? {
        try MemberRow.invitation(linkHash: linkHash, connection)
    }
}

extension WriteTransaction {
    /// All seats of a debate as they stand in this transaction, the oldest first.
    package func members(of debate: DebateID) throws(StoreError) -> [Member] {
        try MemberRow.all(of: debate, connection)
    }

    /// The seat whose open link has this hash, its time not looked at.
    package func invitation(linkHash: String) throws(StoreError) -> Invitation? {
        try MemberRow.invitation(linkHash: linkHash, connection)
    }

    /// Stores a new seat, which gets its number.
    /// - Throws: `RuleViolation.notFound` when the debate is gone.
    package func insert(
        _ seat: StaffSeat, in debate: DebateID, nowMs: Int64
    ) throws -> Member {
        let number = try translating { () throws(SQLiteError) -> Int64? in
            try connection.execute(
                """
                INSERT INTO member (
                    debate, role, account, name, title, avatar, is_chair, is_absent,
                    created_at_ms)
                SELECT debate.number, ?, (SELECT number FROM account WHERE id = ?), ?, ?, ?, ?, ?,
                    ?
                FROM debate
                WHERE debate.id = ?
                """,
                [
                    seat.role.rawValue, seat.holder?.account.text, seat.name, seat.title,
                    seat.avatar, seat.isChair, seat.isAbsent, nowMs, debate.text,
                ])
            guard try connection.integer("SELECT changes()") > 0 else { return nil }
            return try connection.integer("SELECT last_insert_rowid()")
        }
        guard let number else { throw RuleViolation.notFound }
        return Member(number: MemberNumber(number), seat: seat)
    }

    /// Replaces what can change of a seat, its holder too.
    package func update(_ member: Member) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE member
                SET account = (SELECT number FROM account WHERE id = ?), name = ?, title = ?,
                    avatar = ?, is_chair = ?, is_absent = ?
                WHERE number = ?
                """,
                [
                    member.seat.holder?.account.text, member.seat.name, member.seat.title,
                    member.seat.avatar, member.seat.isChair, member.seat.isAbsent,
                    member.number.value,
                ])
        }
    }

    /// Opens a seat's link; a former one is void.
    package func openLink(
        of number: MemberNumber, hash: String, expiresAtMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "UPDATE member SET link_hash = ?, link_expires_at_ms = ? WHERE number = ?",
                [hash, expiresAtMs, number.value])
        }
    }

    /// Closes a seat's link: it has been used.
    package func closeLink(of number: MemberNumber) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE member
                SET link_hash = NULL, link_expires_at_ms = NULL
                WHERE number = ?
                """, [number.value])
        }
    }

    /// Ends the session that a seat's link began.
    package func endSession(begunBy number: MemberNumber) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute("DELETE FROM credential WHERE member = ?", [number.value])
        }
    }

    /// Removes a seat; its link, and the session that link began, go with it.
    package func remove(_ number: MemberNumber) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute("DELETE FROM member WHERE number = ?", [number.value])
        }
    }

    /// Gives an account a seat, as the creation of a debate and an appointment do.
    package func addSeat(
        _ role: DebateRole, in debate: DebateID, to account: AccountID, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO member (
                    debate, role, account, name, title, is_chair, is_absent, created_at_ms)
                SELECT debate.number, ?, account.number, account.nickname, '', 0, 0, ?
                FROM debate, account
                WHERE debate.id = ? AND account.id = ?
                """, [role.rawValue, nowMs, debate.text, account.text])
        }
    }

    /// Makes an account organiser of every debate that has none: those made before there were
    /// accounts, and those of `debatectl demo`.
    package func adoptDebates(by account: AccountID, nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO member (
                    debate, role, account, name, title, is_chair, is_absent, created_at_ms)
                SELECT debate.number, 'organiser', account.number, account.nickname, '', 0, 0, ?
                FROM account
                JOIN debate ON NOT EXISTS (
                    SELECT 1 FROM member
                    WHERE member.debate = debate.number AND member.role = 'organiser'
                        AND member.account IS NOT NULL)
                WHERE account.id = ?
                """, [nowMs, account.text])
        }
    }
}

/// A seat as a row.
enum MemberRow {
    /// In the order `decode` reads them; `holder` must be joined.
    private static let columns = """
        member.number, member.role, member.name, member.title, member.avatar, member.is_chair,
        member.is_absent, holder.id, holder.avatar, holder.is_disabled
        """

    /// The first column after them.
    private static let next: Int32 = 10

    static let ofDebate = """
        SELECT \(columns)
        FROM member
        LEFT JOIN account AS holder ON holder.number = member.account
        WHERE member.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY member.number
        """

    static let byLink = """
        SELECT \(columns), debate.id, member.link_expires_at_ms
        FROM member
        JOIN debate ON debate.number = member.debate
        LEFT JOIN account AS holder ON holder.number = member.account
        WHERE member.link_hash = ?
        """

    static func all(
        of debate: DebateID, _ connection: Connection
    ) throws(StoreError) -> [Member] {
        try translating { () throws(SQLiteError) in
            try connection.rows(ofDebate, [debate.text], decode)
        }
        .compactMap(\.self)
    }

    static func invitation(
        linkHash: String, _ connection: Connection
    ) throws(StoreError) -> Invitation? {
        try translating { () throws(SQLiteError) in
            try connection.rows(byLink, [linkHash]) { row in
                decode(row).map {
                    Invitation(
                        debate: DebateID(UUIDText(checked: row.text(next))), member: $0,
                        expiresAtMs: row.integer(next + 1))
                }
            }
        }
        .first ?? nil
    }

    /// `nil` for a role that only a newer version of this program knows.
    private static func decode(_ row: Statement) -> Member? {
        DebateRole(rawValue: row.text(1)).map { role in
            Member(
                number: MemberNumber(row.integer(0)),
                seat: StaffSeat(
                    role: role, name: row.text(2), holder: holder(row), title: row.text(3),
                    avatar: row.optionalText(4), isChair: row.integer(5) != 0,
                    isAbsent: row.integer(6) != 0))
        }
    }

    private static func holder(_ row: Statement) -> StaffSeat.Holder? {
        row.optionalText(7).map {
            StaffSeat.Holder(
                account: AccountID(UUIDText(checked: $0)), avatar: row.optionalText(8),
                isDisabled: row.integer(9) != 0)
        }
    }
}
