/// Why somebody does what goes on record with a reason.
package struct ActReason: Sendable, Hashable {
    /// 1–200 characters.
    package let text: String

    package static let rule = TextRule(length: 1...200)

    /// Shape: `{reason: 1–200}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let text = fields.field("reason", required: true) { value throws(FieldReason) in
            try Self.rule.check(value.asString(), nfc: nfc)
        }
        try fields.finish()
        self.text = text ?? ""
    }
}
