package import DebateDomain

/// Somebody who takes part in a debate, by their number in the store.
package struct Participant: Sendable, Hashable {
    package let number: Int64
    /// Stands for them where others see it.
    package let tag: String
}

extension WriteTransaction {
    /// Who this is in the debate; made at their first act.
    /// - Parameter tag: 8 characters that stand for them; used when they are new.
    /// - Throws: `RuleViolation.notFound` when there is no such debate.
    package func participant(
        _ identity: Identity, tag: String, in debate: DebateID
    ) throws -> Participant {
        let found = try translating { () throws(SQLiteError) -> Participant? in
            if let known = try connection.rows(
                ParticipantRow.byIdentity, [debate.text, identity.text], ParticipantRow.decode
            ).first {
                return known
            }
            return try connection.rows(
                """
                INSERT INTO participant (debate, identity, tag)
                SELECT number, ?, ?
                FROM debate
                WHERE id = ?
                RETURNING number, tag
                """, [identity.text, tag, debate.text], ParticipantRow.decode
            ).first
        }
        guard let found else { throw RuleViolation.notFound }
        return found
    }
}

extension ReadTransaction {
    /// Who this is in the debate; `nil` before their first act.
    package func participant(
        _ identity: Identity, in debate: DebateID
    ) throws(StoreError) -> Participant? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ParticipantRow.byIdentity, [debate.text, identity.text], ParticipantRow.decode
            ).first
        }
    }
}

/// A participant as a row.
private enum ParticipantRow {
    static let byIdentity = """
        SELECT number, tag
        FROM participant
        WHERE debate = (SELECT number FROM debate WHERE id = ?) AND identity = ?
        """

    static func decode(_ row: Statement) -> Participant {
        Participant(number: row.integer(0), tag: row.text(1))
    }
}
