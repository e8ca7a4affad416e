package import DebateDomain

/// Somebody who may like and give in a debate just now.
package struct TakingPart: Sendable, Hashable {
    package let participant: Participant
    /// The debate's gift budget for each viewer, in points.
    package let giftBudget: Int
}

extension WriteTransaction {
    /// Lets somebody like or give, who is a participant from then on.
    /// - Parameter tag: 8 characters that stand for them; used when they are new.
    /// - Throws: `RuleViolation.notFound`, and what `TakePart` refuses.
    package func takePart(
        _ identity: Identity, tag: String, in debate: DebateID, nowMs: Int64
    ) throws -> TakingPart {
        let found = try translating { () throws(SQLiteError) in
            try connection.rows(
                "SELECT status, \(GiftBudget.column) FROM debate WHERE id = ?", [debate.text]
            ) { row in
                (DebateStatus(rawValue: Int(row.integer(0))), Int(row.integer(1)))
            }.first
        }
        guard let (status, giftBudget) = found, let status else { throw RuleViolation.notFound }
        let participant = try participant(identity, tag: tag, in: debate)
        let isBanned = try isBanned(participant, nowMs: nowMs)
        try TakePart.check(status, isBanned: isBanned)
        return TakingPart(participant: participant, giftBudget: giftBudget)
    }

    /// Whether somebody is put out of everything but watching and voting (rule D6).
    private func isBanned(
        _ participant: Participant, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*)
                FROM restriction
                WHERE participant = ? AND lifted_at_ms IS NULL AND kind = 'ban'
                    AND (until_ms IS NULL OR until_ms > ?)
                """, [participant.number, nowMs]) > 0
        }
    }
}

extension ReadTransaction {
    /// The debate's gift budget for each viewer, in points.
    package func giftBudget(of debate: DebateID) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    "SELECT \(GiftBudget.column) FROM debate WHERE id = ?", [debate.text]))
        }
    }

    /// Whether there is such a debate.
    package func exists(_ debate: DebateID) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer("SELECT count(*) FROM debate WHERE id = ?", [debate.text]) > 0
        }
    }
}

/// The setting as a column of `debate`.
private enum GiftBudget {
    static let column =
        "coalesce(settings ->> 'giftBudget', \(DebateSettings().giftBudget))"
}
