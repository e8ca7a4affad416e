/// Gives a person a seat in a debate, or offers it by a link.
package struct AppointMember: Sendable, Hashable {
    package let role: DebateRole
    package let person: Person
    package let title: String
    package let avatar: String?
    package let isChair: Bool

    package enum Person: Sendable, Hashable {
        /// Somebody who has an account; as written.
        case account(username: String)
        /// Somebody who comes by the link, called so.
        case invited(name: String)
    }

    /// Shape: `{role, username | name, title?, avatar?, chair?}`, the last three for judges only
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let role: DebateRole? = fields.field("role", required: true) { value throws(FieldReason) in
            try value.asWord()
        }
        let username = fields.field("username") { value throws(FieldReason) in
            try LogIn.short(value.asString())
        }
        let name = fields.field("name") { value throws(FieldReason) in
            try StaffRules.nameRule.check(value.asString(), nfc: nfc)
        }
        let title = fields.field("title") { value throws(FieldReason) in
            try StaffRules.titleRule.check(value.asString(), nfc: nfc)
        }
        avatar = fields.field("avatar") { value throws(FieldReason) in
            try WebAddress.check(value.asString())
        }
        let chair = fields.field("chair") { value throws(FieldReason) in try value.asBoolean() }
        let names = ["username", "name"].filter { body[$0] != nil && body[$0] != .null }
        if names.isEmpty { fields.note("name", .required) }
        if names.count == 2 { fields.note("name", .notAllowed) }
        if let role, role != .judge {
            if title != nil { fields.note("title", .notAllowed) }
            if avatar != nil { fields.note("avatar", .notAllowed) }
            if chair != nil { fields.note("chair", .notAllowed) }
        }
        try fields.finish()
        self.role = role ?? .judge
        person = username.map { .account(username: $0) } ?? .invited(name: name ?? "")
        self.title = title ?? ""
        isChair = chair ?? false
    }

    /// The user name to look for; absent when somebody is invited.
    package var username: String? {
        if case .account(let username) = person { username } else { nil }
    }

    /// The new seat.
    /// - Parameter account: the one of the user name, if there is one.
    /// - Throws: `RuleViolation.unknownUser`, `.roleConflict`, `.limitReached`.
    package func decide(
        account: Account?, among members: [Member]
    ) throws(RuleViolation) -> StaffSeat {
        var seat = StaffSeat(
            role: role, name: "", title: title, avatar: avatar, isChair: isChair)
        switch person {
        case .invited(let name):
            seat.name = name
        case .account:
            guard let account, !account.isDisabled else { throw .unknownUser }
            try StaffRules.checkConflict(role, for: account.id, among: members)
            seat.name = account.profile.nickname
            seat.holder = StaffSeat.Holder(account)
        }
        try StaffRules.checkRoom(for: role, among: members)
        return seat
    }
}
