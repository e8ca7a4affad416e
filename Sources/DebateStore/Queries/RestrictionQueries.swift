package import DebateDomain

extension ReadTransaction {
    /// What somebody may not do in a debate just now; of several restrictions the hardest.
    ///
    /// A ban holds in later debates of its room too: it follows the identity there.
    package func restriction(
        on identity: Identity, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> RestrictionInForce? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT restriction.kind, restriction.until_ms, restriction.reason
                FROM participant
                JOIN restriction ON restriction.participant = participant.number
                JOIN debate ON debate.id = ?
                WHERE participant.identity = ?
                    AND \(RestrictionRow.concerns)
                    AND restriction.lifted_at_ms IS NULL
                    AND (restriction.until_ms IS NULL OR restriction.until_ms > ?)
                ORDER BY restriction.kind = 'ban' DESC, restriction.until_ms IS NULL DESC,
                    restriction.until_ms DESC
                LIMIT 1
                """, [debate.text, identity.text, nowMs]
            ) { row in
                RestrictionInForce(
                    kind: Restriction.Kind(rawValue: row.text(0)) ?? .mute,
                    untilMs: row.optionalInteger(1), reason: row.text(2))
            }.first
        }
    }

    /// One page of the restrictions made in a debate, the newest first.
    ///
    /// Bans made elsewhere in its room hold here too, but are not its staff's to know or to lift.
    package func restrictions(
        of debate: DebateID, _ filter: RestrictionFilter, nowMs: Int64
    ) throws(StoreError) -> PageOf<Restriction> {
        let inForce = """
            restriction.lifted_at_ms IS NULL
            AND (restriction.until_ms IS NULL OR restriction.until_ms > ?)
            """
        var values: [any SQLiteValue] = [debate.text]
        var condition = "WHERE \(RestrictionRow.ofDebate)"
        if let isActive = filter.isActive {
            condition += isActive ? " AND \(inForce)" : " AND NOT (\(inForce))"
            values.append(nowMs)
        }
        return try translating { () throws(SQLiteError) in
            let total = try connection.integer(
                "SELECT count(*) \(RestrictionRow.from) \(condition)", values)
            let rows = try connection.rows(
                """
                SELECT \(RestrictionRow.columns)
                \(RestrictionRow.from)
                \(condition)
                ORDER BY restriction.number DESC
                LIMIT ? OFFSET ?
                """, values + [filter.page.size, filter.page.offset], RestrictionRow.decode)
            return PageOf(rows: rows, total: Int(total), number: filter.page)
        }
    }
}

/// Somebody who can be restricted.
package struct RestrictablePerson: Sendable, Hashable {
    package let participant: Participant
    /// An account with a seat among the debate's staff.
    package let isStaff: Bool
}

extension WriteTransaction {
    /// Who is meant: the author of a tag, or of a line of the debate.
    package func person(
        _ person: RestrictPerson.Person, in debate: DebateID
    ) throws(StoreError) -> RestrictablePerson? {
        let (condition, value): (String, any SQLiteValue) =
            switch person {
            case .author(let tag): ("participant.tag = ?", tag)
            case .authorOf(let number):
                (
                    "participant.number = (SELECT participant FROM danmaku WHERE number = ?)",
                    number.value
                )
            }
        return try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT participant.number, participant.tag, EXISTS (
                    SELECT 1
                    FROM member
                    JOIN account ON account.number = member.account
                    WHERE member.debate = participant.debate
                        AND participant.identity = 'account:' || account.id)
                FROM participant
                WHERE participant.debate = (SELECT number FROM debate WHERE id = ?)
                    AND \(condition)
                """, [debate.text, value]
            ) { row in
                RestrictablePerson(
                    participant: Participant(number: row.integer(0), tag: row.text(1)),
                    isStaff: row.integer(2) != 0)
            }.first
        }
    }

    /// Restricts somebody; an earlier restriction of the same kind ends with it.
    package func restrict(
        _ person: RestrictablePerson, _ command: RestrictPerson, untilMs: Int64?,
        in debate: DebateID, by name: String, nowMs: Int64
    ) throws(StoreError) -> Restriction? {
        let number = try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE restriction
                SET lifted_at_ms = ?
                WHERE participant = ? AND kind = ? AND lifted_at_ms IS NULL
                """, [nowMs, person.participant.number, command.kind.rawValue])
            return try connection.integer(
                """
                INSERT INTO restriction (
                    debate, participant, kind, room, until_ms, reason, by_name, created_at_ms)
                SELECT number, ?1, ?2, CASE ?2 WHEN 'ban' THEN room END, ?3, ?4, ?5, ?6
                FROM debate
                WHERE id = ?7
                RETURNING number
                """,
                [
                    person.participant.number, command.kind.rawValue, untilMs, command.reason,
                    name, nowMs, debate.text,
                ])
        }
        return try restriction(RestrictionNumber(number), of: debate)
    }

    /// Lifts a restriction made in the debate; `nil` when there is none of this number, or it
    /// was lifted before.
    package func lift(
        _ number: RestrictionNumber, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> Restriction? {
        guard var found = try restriction(number, of: debate), found.liftedAtMs == nil else {
            return nil
        }
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "UPDATE restriction SET lifted_at_ms = ? WHERE number = ?", [nowMs, number.value])
        }
        found.liftedAtMs = nowMs
        return found
    }

    private func restriction(
        _ number: RestrictionNumber, of debate: DebateID
    ) throws(StoreError) -> Restriction? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT \(RestrictionRow.columns)
                \(RestrictionRow.from)
                WHERE \(RestrictionRow.ofDebate) AND restriction.number = ?
                """, [debate.text, number.value], RestrictionRow.decode
            ).first
        }
    }
}

/// A restriction as a row.
private enum RestrictionRow {
    static let columns = """
        restriction.number, restriction.kind, participant.tag,
        coalesce(
            (SELECT author_name FROM danmaku
                WHERE danmaku.participant = restriction.participant
                ORDER BY number DESC LIMIT 1),
            participant.tag),
        restriction.until_ms, restriction.reason, restriction.by_name,
        restriction.created_at_ms, restriction.lifted_at_ms
        """

    /// Takes the debate's identifier.
    static let from = """
        FROM restriction
        JOIN participant ON participant.number = restriction.participant
        JOIN debate ON debate.id = ?
        """

    /// Those made in the debate.
    static let ofDebate = "restriction.debate = debate.number"

    /// Those that hold in the debate: its own, and bans from its room.
    static let concerns = """
        (restriction.debate = debate.number OR restriction.room = debate.room)
        """

    static func decode(_ row: Statement) -> Restriction {
        Restriction(
            number: RestrictionNumber(row.integer(0)),
            kind: Restriction.Kind(rawValue: row.text(1)) ?? .mute, tag: row.text(2),
            name: row.text(3), untilMs: row.optionalInteger(4), reason: row.text(5),
            by: row.text(6), atMs: row.integer(7), liftedAtMs: row.optionalInteger(8))
    }
}
