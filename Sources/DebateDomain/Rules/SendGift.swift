/// Sends some equal gifts at once, paid from the viewer's budget (rule W-g).
package struct SendGift: Sendable, Hashable {
    package let gift: Gift
    package let count: Int
    /// Whom they are for; absent: the debate as a whole.
    package let side: Side?

    package static let counts = 1...99
    /// Sendings of one viewer over all debates; how many gifts one has is the budget's affair.
    package static let rate = RateLimit("gift", 10, per: .seconds(10))

    package init(gift: Gift, count: Int, side: Side? = nil) {
        self.gift = gift
        self.count = count
        self.side = side
    }

    /// Shape: `{giftId, count: 1…99, side?: affirmative|negative}`
    /// - Throws: `RuleViolation.fields`; `.unknownGift` when nothing else is wrong.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let id = fields.field("giftId", required: true) { value throws(FieldReason) in
            try value.asString()
        }
        let count = fields.field("count", required: true) { value throws(FieldReason) in
            try value.asInteger(in: Self.counts)
        }
        side = fields.field("side") { value throws(FieldReason) in try value.asWord() }
        try fields.finish()
        guard let gift = id.flatMap(GiftCatalogue.gift) else { throw .unknownGift }
        self.gift = gift
        self.count = count ?? 0
    }

    /// What a sending comes to, before it has a number.
    package struct Decision: Sendable, Hashable {
        /// What the viewer has after it.
        package let purse: GiftPurse
        package let combo: Int
    }

    package var points: Int { gift.points * count }

    /// - Parameter last: the viewer's last gifts in the debate.
    /// - Throws: `RuleViolation.budgetSpent`: all of them are sent or none.
    package func decide(
        _ purse: GiftPurse, last: GiftRun?, nowMs: Int64
    ) throws(RuleViolation) -> Decision {
        let paid = try purse.paying(points)
        let run = last.flatMap { last in
            last.continues(with: gift, for: side, nowMs: nowMs) ? last : nil
        }
        return Decision(purse: paid, combo: (run?.combo ?? 0) + count)
    }
}
