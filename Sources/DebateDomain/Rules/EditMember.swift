/// Changes how a seat is shown, and whether a judge is absent; fields not named stay.
package struct EditMember: Sendable {
    package let name: String?
    package let title: Change<String>
    package let avatar: Change<String>
    package let isChair: Bool?
    package let isAbsent: Bool?

    /// Shape: `{name?, title?, avatar?, chair?, absent?}`; `null` clears title and avatar.
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        name = fields.replacement("name") { value throws(FieldReason) in
            try StaffRules.nameRule.check(value.asString(), nfc: nfc)
        }
        title = fields.change("title") { value throws(FieldReason) in
            try StaffRules.titleRule.check(value.asString(), nfc: nfc)
        }
        avatar = fields.change("avatar") { value throws(FieldReason) in
            try WebAddress.check(value.asString())
        }
        isChair = fields.replacement("chair") { value throws(FieldReason) in
            try value.asBoolean()
        }
        isAbsent = fields.replacement("absent") { value throws(FieldReason) in
            try value.asBoolean()
        }
        try fields.finish()
    }

    /// The seat after the change.
    /// - Throws: `RuleViolation.fields`: what only judges have is `not_allowed` for others.
    package func decide(_ member: Member) throws(RuleViolation) -> Member {
        if member.seat.role != .judge, !judgesFields.isEmpty {
            throw .fields(judgesFields.map { FieldProblem($0, .notAllowed) })
        }
        var changed = member
        changed.seat.name = name ?? member.seat.name
        changed.seat.title = title.applied(to: member.seat.title) ?? ""
        changed.seat.avatar = avatar.applied(to: member.seat.avatar)
        changed.seat.isChair = isChair ?? member.seat.isChair
        changed.seat.isAbsent = isAbsent ?? member.seat.isAbsent
        return changed
    }

    /// The fields named that only judges have.
    private var judgesFields: [String] {
        var names: [String] = []
        if title.isNamed { names.append("title") }
        if avatar.isNamed { names.append("avatar") }
        if isChair != nil { names.append("chair") }
        if isAbsent != nil { names.append("absent") }
        return names
    }
}

extension Change {
    /// Whether the request says anything about the value.
    fileprivate var isNamed: Bool {
        if case .keep = self { false } else { true }
    }
}
