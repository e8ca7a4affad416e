/// Makes an account of a user name and a password.
package struct RegisterAccount: Sendable {
    package let username: String
    /// To be hashed; absent where one may be made instead.
    package let password: String?
    /// The user name when none was given.
    package let nickname: String
    package let role: AccountRole

    /// A person registers. Shape: `{username, password, nickname?}`
    /// - Throws: `RuleViolation.fields`, `.weakPassword`.
    package static func byOneself(
        _ body: JSONObject, forms: TextFormRules
    ) throws(RuleViolation) -> RegisterAccount {
        try RegisterAccount(body, forms: forms, byOperator: false)
    }

    /// An operator makes an account. Shape: `{username, password?, nickname?, role?}`
    /// - Throws: `RuleViolation.fields`, `.weakPassword`.
    package static func byOperator(
        _ body: JSONObject, forms: TextFormRules
    ) throws(RuleViolation) -> RegisterAccount {
        try RegisterAccount(body, forms: forms, byOperator: true)
    }

    private init(
        _ body: JSONObject, forms: TextFormRules, byOperator: Bool
    ) throws(RuleViolation) {
        var fields = FieldReader(body)
        let username = fields.field("username", required: true) { value throws(FieldReason) in
            try Username.check(value.asString(), nfkc: forms.nfkc)
        }
        password = fields.field("password", required: !byOperator) { value throws(FieldReason) in
            try PasswordRule.check(value.asString(), nfc: forms.nfc)
        }
        let nickname = fields.field("nickname") { value throws(FieldReason) in
            try EditProfile.nicknameRule.check(value.asString(), nfc: forms.nfc)
        }
        var role: AccountRole?
        if byOperator {
            role = fields.field("role") { value throws(FieldReason) in try value.asWord() }
        }
        try fields.finish()
        self.username = username ?? ""
        self.nickname = nickname ?? self.username
        self.role = role ?? .viewer
        if let password, PasswordRule.isCommon(password, username: self.username) {
            throw .weakPassword
        }
    }

    package func decide(id: AccountID, nowMs: Int64) -> Account {
        Account(
            id: id, username: username, profile: Account.Profile(nickname: nickname), role: role,
            createdAtMs: nowMs)
    }
}

/// The Unicode forms the rules need; the domain has no tables of its own.
package struct TextFormRules: Sendable {
    package let nfc: @Sendable (String) -> String
    package let nfkc: @Sendable (String) -> String

    package init(
        nfc: @escaping @Sendable (String) -> String, nfkc: @escaping @Sendable (String) -> String
    ) {
        self.nfc = nfc
        self.nfkc = nfkc
    }
}
