/// What a person shows to be let in.
package struct LogIn: Sendable {
    /// As written; names that no account could have are unknown ones, not malformed ones.
    package let username: String
    package let password: String
    /// Whether the session is handed out as a token instead of a cookie.
    package let wantsBearer: Bool

    package static let mostCharacters = 200

    /// Shape: `{username, password, bearer?}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, forms: TextFormRules) throws(RuleViolation) {
        var fields = FieldReader(body)
        let username = fields.field("username", required: true) { value throws(FieldReason) in
            forms.nfkc(try Self.short(value.asString()))
        }
        let password = fields.field("password", required: true) { value throws(FieldReason) in
            forms.nfc(try Self.short(value.asString()))
        }
        let bearer = fields.field("bearer") { value throws(FieldReason) in try value.asBoolean() }
        try fields.finish()
        self.username = username ?? ""
        self.password = password ?? ""
        wantsBearer = bearer ?? false
    }

    /// Not checked further: a refusal by form would say which names cannot exist.
    static func short(_ text: String) throws(FieldReason) -> String {
        guard text.unicodeScalars.count <= mostCharacters else { throw .tooLong }
        return text
    }
}

/// Replaces one's own password.
package struct ChangePassword: Sendable {
    package let old: String
    package let new: String

    /// Shape: `{old, new}`
    /// - Throws: `RuleViolation.fields`, `.weakPassword`.
    package init(
        _ body: JSONObject, username: String, forms: TextFormRules
    ) throws(RuleViolation) {
        var fields = FieldReader(body)
        let old = fields.field("old", required: true) { value throws(FieldReason) in
            forms.nfc(try LogIn.short(value.asString()))
        }
        let new = fields.field("new", required: true) { value throws(FieldReason) in
            try PasswordRule.check(value.asString(), nfc: forms.nfc)
        }
        try fields.finish()
        self.old = old ?? ""
        self.new = new ?? ""
        guard !PasswordRule.isCommon(self.new, username: username) else { throw .weakPassword }
    }
}
