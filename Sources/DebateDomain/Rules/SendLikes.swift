/// Sends some likes at once: clients gather taps and send them together (rule W-g).
package struct SendLikes: Sendable, Hashable {
    package let count: Int
    /// Whom they are for; absent: the debate as a whole.
    package let side: Side?

    package static let counts = 1...50
    /// So many at once after a rest, then so many a second, of one viewer over all debates.
    package static let rate = RateLimit("like", burst: 50, count: 10, per: .seconds(1))

    package init(count: Int, side: Side? = nil) {
        self.count = count
        self.side = side
    }

    /// Shape: `{count: 1…50, side?: affirmative|negative}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let count = fields.field("count", required: true) { value throws(FieldReason) in
            try value.asInteger(in: Self.counts)
        }
        side = fields.field("side") { value throws(FieldReason) in try value.asWord() }
        try fields.finish()
        self.count = count ?? 0
    }

    /// How many of them are for this side.
    package func count(for side: Side) -> Int { self.side == side ? count : 0 }
}
