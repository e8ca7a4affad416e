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
        let restriction = try reading.restriction(on: identity, in: debate, nowMs: nowMs)
        try TakePart.check(status, isBanned: restriction?.kind == .ban)
        return TakingPart(participant: participant, giftBudget: giftBudget)
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
