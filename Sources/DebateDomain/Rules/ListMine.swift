/// Which debates of one's own a list shows.
package struct ListMine: Sendable, Hashable {
    package let role: DebateRole?
    package let isArchived: Bool
    package let status: DebateStatus?
    package let page: PageNumber

    /// Shape: `page`, `size`, `role` organiser|timekeeper|moderator|judge, `archived` true|false (false),
    /// `status` 0…2
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.page()
        role = reader.parameter("role") { text throws(FieldReason) in
            guard let role = DebateRole(rawValue: text) else { throw .notAllowed }
            return role
        }
        let isArchived = reader.parameter("archived") { text throws(FieldReason) in
            switch text {
            case "true": return true
            case "false": return false
            default: throw .notAllowed
            }
        }
        status = reader.parameter("status") { text throws(FieldReason) in
            try ListDebates.status(text)
        }
        try reader.finish()
        self.isArchived = isArchived ?? false
        self.page = page
    }
}
