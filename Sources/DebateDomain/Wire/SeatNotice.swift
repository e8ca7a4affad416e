/// What `member.changed` says of who holds a seat: enough to tell whose right is gone.
package struct SeatNotice: Sendable, Hashable {
    package let number: MemberNumber
    package let role: DebateRole
    /// Absent: nobody holds it.
    package let holder: AccountID?

    package init(number: MemberNumber, role: DebateRole, holder: AccountID?) {
        self.number = number
        self.role = role
        self.holder = holder
    }

    /// Reads the data of a logged event. `nil` for other events.
    package init?(_ event: LoggedEvent) {
        guard event.name == "member.changed",
            case .object(let data)? = try? JSONParser.parse(Array(event.data.utf8)),
            case .object(let member)? = data["member"],
            case .string(let id)? = member["id"], let number = MemberNumber(id),
            case .string(let word)? = member["role"], let role = DebateRole(rawValue: word)
        else { return nil }
        var holder: AccountID?
        if case .string(let text)? = member["userId"] {
            holder = UUIDText(text).map { AccountID($0) }
        }
        self.init(number: number, role: role, holder: holder)
    }
}
