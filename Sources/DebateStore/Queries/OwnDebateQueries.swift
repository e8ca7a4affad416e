package import DebateDomain

extension ReadTransaction {
    /// One page of the debates an account holds a seat in, the latest made first.
    /// - Parameter carried: which of its seats count.
    package func debates(
        of account: AccountID, _ carried: CarriedSeats, _ list: ListMine
    ) throws(StoreError) -> PageOf<OwnDebate> {
        guard let scope = SeatScope(carried, list.role) else {
            return PageOf(rows: [], total: 0, number: list.page)
        }
        let own = """
            FROM (
                SELECT member.debate AS number, group_concat(member.role) AS roles
                FROM member
                WHERE member.account = (SELECT number FROM account WHERE id = ?)
                    AND \(scope.carried)
                GROUP BY member.debate
                HAVING \(scope.named)
            ) AS own
            JOIN debate ON debate.number = own.number
                AND (debate.archived_at_ms IS NOT NULL) = ?
                AND debate.status = coalesce(?, debate.status)
            """
        let values: [any SQLiteValue] =
            [account.text] + scope.values + [list.isArchived, list.status?.rawValue]
        return try translating { () throws(SQLiteError) in
            let total = try connection.integer("SELECT count(*) \(own)", values)
            let rows = try connection.rows(
                """
                SELECT \(DebateColumns.record), debate.is_rehearsal, debate.archived_at_ms,
                    own.roles
                \(own)
                \(DebateColumns.joins)
                ORDER BY debate.created_at_ms DESC, debate.number DESC
                LIMIT ? OFFSET ?
                """, values + [list.page.size, list.page.offset], OwnDebateRow.decode)
            return PageOf(rows: rows, total: Int(total), number: list.page)
        }
    }
}

/// Which seats count, in SQL put together from fixed pieces.
private struct SeatScope {
    let carried: String
    let named: String
    let values: [any SQLiteValue]

    /// `nil` when none does.
    init?(_ seats: CarriedSeats, _ role: DebateRole?) {
        var values: [any SQLiteValue] = []
        switch seats {
        case .none: return nil
        case .all: carried = "1"
        case .role(let role):
            carried = "member.role = ?"
            values.append(role.rawValue)
        case .one(let seat):
            carried = "member.role = ? AND member.debate = (SELECT number FROM debate WHERE id = ?)"
            values += [seat.role.rawValue, seat.debate.text]
        }
        named = role == nil ? "1" : "max(member.role = ?)"
        if let role { values.append(role.rawValue) }
        self.values = values
    }
}

private enum OwnDebateRow {
    static func decode(_ row: Statement) -> OwnDebate {
        let next = DebateColumns.next
        let roles = row.text(next + 2).split(separator: ",").compactMap {
            DebateRole(rawValue: String($0))
        }
        return OwnDebate(
            record: DebateColumns.record(from: row), isRehearsal: row.integer(next) != 0,
            isArchived: row.optionalInteger(next + 1) != nil, roles: Set(roles))
    }
}
