/// The number of a seat among a debate's staff: `p6` on the wire.
package struct MemberNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "p") else { return nil }
        self.value = value
    }

    package var text: String { "p\(value)" }
}

/// A seat that has its number.
package struct Member: Sendable, Hashable {
    package let number: MemberNumber
    package var seat: StaffSeat

    package init(number: MemberNumber, seat: StaffSeat) {
        self.number = number
        self.seat = seat
    }
}

/// What became of a seat.
package enum SeatChange: Sendable, Hashable {
    case now(Member)
    /// As it was.
    case removed(Member)
}

/// One role in one debate, held by an account or offered by a link.
package struct StaffSeat: Sendable, Hashable {
    package let role: DebateRole
    /// 1–32 characters; how the person is called in this debate.
    package var name: String
    /// Whose it is; absent: invited, and nobody has come yet.
    package var holder: Holder?
    /// A judge's, up to 20 characters; empty when none is shown, and for other roles.
    package var title: String
    /// A judge's own picture in this debate; absent: the holder's is shown.
    package var avatar: String?
    /// 评委主席: their 总结票 may decide (rule J4).
    package var isChair: Bool
    /// A judge who does not come, and is left out of the result (rule J3).
    package var isAbsent: Bool

    package init(
        role: DebateRole, name: String, holder: Holder? = nil, title: String = "",
        avatar: String? = nil, isChair: Bool = false, isAbsent: Bool = false
    ) {
        self.role = role
        self.name = name
        self.holder = holder
        self.title = title
        self.avatar = avatar
        self.isChair = isChair
        self.isAbsent = isAbsent
    }

    /// What a seat shows of the account that holds it.
    package struct Holder: Sendable, Hashable {
        package let account: AccountID
        package let avatar: String?
        /// It holds the seat, but cannot act.
        package let isDisabled: Bool

        package init(account: AccountID, avatar: String? = nil, isDisabled: Bool = false) {
            self.account = account
            self.avatar = avatar
            self.isDisabled = isDisabled
        }

        package init(_ account: Account) {
            self.init(
                account: account.id, avatar: account.profile.avatar,
                isDisabled: account.isDisabled)
        }
    }

    /// The words for a seat's state on the wire.
    package enum State: String, Sendable, Hashable {
        case invited
        case active
        case absent
    }

    package var state: State {
        if isAbsent { return .absent }
        return holder == nil ? .invited : .active
    }
}

/// A seat whose link is open.
package struct Invitation: Sendable, Hashable {
    package let debate: DebateID
    package let member: Member
    /// Milliseconds UTC; from then on the link is void.
    package let expiresAtMs: Int64

    /// How long a link stays open, in milliseconds: 7 days.
    package static let lifeMs: Int64 = 7 * 86_400_000

    package init(debate: DebateID, member: Member, expiresAtMs: Int64) {
        self.debate = debate
        self.member = member
        self.expiresAtMs = expiresAtMs
    }
}
