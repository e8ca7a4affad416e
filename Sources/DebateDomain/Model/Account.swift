/// Names one account (`userId` in the seed's fields).
package struct AccountID: Sendable, Hashable {
    package let uuid: UUIDText

    package init(_ uuid: UUIDText) {
        self.uuid = uuid
    }

    package var text: String { uuid.text }
}

/// What an account may do in the whole installation. All else is a seat in one debate.
package enum AccountRole: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Watches and takes part.
    case viewer
    /// May also create debates, and becomes organiser of each.
    case organiser
    /// May also run the installation: accounts, rooms, appointments.
    case `operator`

    /// A later role may all that an earlier one may.
    package static func < (left: AccountRole, right: AccountRole) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A person known by a user name. Its password is no part of it.
package struct Account: Sendable, Hashable {
    package var id: AccountID
    /// 3–32 characters; unique without regard to case and width.
    package var username: String
    package var profile: Profile
    /// The seed's field: 1 for an account, 0 for a guest.
    package var level: Int
    package var role: AccountRole
    /// It can neither log in nor act.
    package var isDisabled: Bool
    /// Without one it came by a member's link and lives as long as the link's session.
    package var hasPassword: Bool
    /// Milliseconds UTC.
    package var createdAtMs: Int64

    package init(
        id: AccountID, username: String, profile: Profile, level: Int = 1, role: AccountRole,
        isDisabled: Bool = false, hasPassword: Bool = true, createdAtMs: Int64
    ) {
        self.id = id
        self.username = username
        self.profile = profile
        self.level = level
        self.role = role
        self.isDisabled = isDisabled
        self.hasPassword = hasPassword
        self.createdAtMs = createdAtMs
    }

    /// What a person says of themselves.
    package struct Profile: Sendable, Hashable {
        /// 1–32 characters.
        package var nickname: String
        /// An http(s) address or `/media/…`; absent: the placeholder is shown.
        package var avatar: String?
        /// At most 254 bytes; empty when not said.
        package var email: String
        /// At most 20 characters; empty when not said.
        package var phone: String
        package var gender: Gender

        package init(
            nickname: String, avatar: String? = nil, email: String = "", phone: String = "",
            gender: Gender = .notSaid
        ) {
            self.nickname = nickname
            self.avatar = avatar
            self.email = email
            self.phone = phone
            self.gender = gender
        }
    }
}

/// The number that stands for a gender on the wire and in the store.
package enum Gender: Int, Sendable, Hashable {
    case notSaid = 0
    case male = 1
    case female = 2
}
