/// What an operator changes of an account.
package struct AdministerUser: Sendable {
    package let role: AccountRole?
    package let isDisabled: Bool?
    package let profile: EditProfile?

    /// A change that was read elsewhere, as from a command line.
    package init(role: AccountRole?, isDisabled: Bool?) {
        self.role = role
        self.isDisabled = isDisabled
        profile = nil
    }

    /// Shape: `{role?, disabled?, nickname?, avatar?, email?, phone?, gender?}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        role = fields.replacement("role") { value throws(FieldReason) in try value.asWord() }
        isDisabled = fields.replacement("disabled") { value throws(FieldReason) in
            try value.asBoolean()
        }
        profile = EditProfile(&fields, nfc: nfc)
        try fields.finish()
    }

    /// The account after the change.
    /// - Parameter otherOperators: operators besides this account who can log in.
    /// - Throws: `RuleViolation.lastOperator`
    package func decide(
        _ account: Account, otherOperators: Int
    ) throws(RuleViolation) -> Account {
        var changed = account
        changed.role = role ?? account.role
        changed.isDisabled = isDisabled ?? account.isDisabled
        changed.profile = profile?.applied(to: account.profile) ?? account.profile
        let wasOperator = account.role == .operator && !account.isDisabled
        let isOperator = changed.role == .operator && !changed.isDisabled
        if wasOperator, !isOperator, otherOperators == 0 { throw .lastOperator }
        return changed
    }
}

/// Which accounts a list of them shows.
package struct AccountFilter: Sendable, Hashable {
    /// A piece of the user name or nickname.
    package var keyword: String?
    package var role: AccountRole?
    package var isDisabled: Bool?
    package var page: PageNumber

    package init(
        keyword: String? = nil, role: AccountRole? = nil, isDisabled: Bool? = nil,
        page: PageNumber
    ) {
        self.keyword = keyword
        self.role = role
        self.isDisabled = isDisabled
        self.page = page
    }

    /// Shape: `page`, `size`, `keyword` 1–50, `role`, `disabled` true|false
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters, nfc: (String) -> String) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.page()
        keyword = reader.parameter("keyword") { text throws(FieldReason) in
            try ListDebates.keywordRule.check(text, nfc: nfc)
        }
        role = reader.parameter("role") { text throws(FieldReason) in
            guard let role = AccountRole(rawValue: text) else { throw .notAllowed }
            return role
        }
        isDisabled = reader.parameter("disabled") { text throws(FieldReason) in
            switch text {
            case "true": return true
            case "false": return false
            default: throw .notAllowed
            }
        }
        try reader.finish()
        self.page = page
    }
}
