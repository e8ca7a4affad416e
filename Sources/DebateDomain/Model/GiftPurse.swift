/// What one viewer may give in one debate, in points (rule W-g).
package struct GiftPurse: Sendable, Hashable {
    /// The debate's setting as it is now; it may have been more when points were spent.
    package let budget: Int
    /// Points of everything the viewer sent.
    package let spent: Int

    package init(budget: Int, spent: Int = 0) {
        self.budget = budget
        self.spent = spent
    }

    /// What is left; never negative.
    package var left: Int { max(0, budget - spent) }

    /// The purse after something is paid from it.
    /// - Throws: `RuleViolation.budgetSpent` when that is more than is left.
    package func paying(_ points: Int) throws(RuleViolation) -> GiftPurse {
        guard points <= left else { throw .budgetSpent(pointsLeft: left) }
        return GiftPurse(budget: budget, spent: spent + points)
    }
}

/// The last gifts of one viewer: more of the same soon after go on with the run.
package struct GiftRun: Sendable, Hashable {
    package let giftID: String
    package let side: Side?
    /// How many the run has so far.
    package let combo: Int
    /// When the last of them was sent, milliseconds UTC.
    package let atMs: Int64

    /// A run ends when nothing more of it was sent for so long.
    package static let patienceMs: Int64 = 5000

    package init(giftID: String, side: Side?, combo: Int, atMs: Int64) {
        self.giftID = giftID
        self.side = side
        self.combo = combo
        self.atMs = atMs
    }

    /// Whether these gifts belong to it. A clock that was set back does not end it.
    package func continues(with gift: Gift, for side: Side?, nowMs: Int64) -> Bool {
        giftID == gift.id && self.side == side && nowMs - atMs <= Self.patienceMs
    }
}
