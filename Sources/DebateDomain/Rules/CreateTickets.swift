/// Makes a batch of tickets for a debate.
package struct CreateTickets: Sendable, Hashable {
    package let count: Int
    /// 0–40 characters, to tell batches apart.
    package let label: String

    package static let counts = 1...2000
    package static let labelRule = TextRule(length: 0...40)
    /// Of one debate, void ones included.
    package static let mostTickets = 20_000

    /// Shape: `{count: 1…2000, label?: 0–40}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let count = fields.field("count", required: true) { value throws(FieldReason) in
            try value.asInteger(in: Self.counts)
        }
        let label = fields.field("label") { value throws(FieldReason) in
            try Self.labelRule.check(value.asString(), nfc: nfc)
        }
        try fields.finish()
        self.count = count ?? 0
        self.label = label ?? ""
    }

    /// - Parameter held: tickets the debate has already.
    /// - Throws: `RuleViolation.limitReached` when not all of the batch would fit.
    package func decide(held: Int) throws(RuleViolation) {
        guard held + count <= Self.mostTickets else {
            throw .limitReached(max: Self.mostTickets)
        }
    }
}
