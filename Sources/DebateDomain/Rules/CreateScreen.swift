/// Makes a link for a screen in the hall: it reads one debate, and nothing else.
package struct CreateScreen: Sendable, Hashable {
    /// 1–40 characters, to tell a debate's screens apart.
    package let name: String

    package static let nameRule = TextRule(length: 1...40)
    /// Of one debate at a time.
    package static let mostScreens = 20

    /// Shape: `{name}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let name = fields.field("name", required: true) { value throws(FieldReason) in
            try Self.nameRule.check(value.asString(), nfc: nfc)
        }
        try fields.finish()
        self.name = name ?? ""
    }

    /// - Parameter screens: how many the debate has.
    /// - Throws: `RuleViolation.limitReached`
    package static func checkRoom(among screens: Int) throws(RuleViolation) {
        guard screens < mostScreens else { throw .limitReached(max: mostScreens) }
    }
}
