/// What a presented secret stands for: who acts, and how far that goes.
package enum Authority: Sendable, Hashable {
    /// A person who logged in.
    case session(Account, CredentialNumber)
    /// A program that acts for an account, within a role.
    case token(Account, CredentialNumber, TokenScope)
    /// A screen in the hall: it reads, and nothing else.
    case screen(DebateID, CredentialNumber)

    package var account: Account? {
        switch self {
        case .session(let account, _), .token(let account, _, _): account
        case .screen: nil
        }
    }

    package var credential: CredentialNumber {
        switch self {
        case .session(_, let number), .token(_, let number, _), .screen(_, let number): number
        }
    }

    /// The account's role, as far as this authority carries it; `nil` for none at all.
    package var accountRole: AccountRole? {
        switch self {
        case .session(let account, _): account.role
        case .token(let account, _, .account(let role)): min(account.role, role)
        case .token(_, _, .debate): .viewer
        case .screen: nil
        }
    }

    /// Whether the roles this authority carries include a seat's.
    package func carries(_ seat: Seat) -> Bool {
        switch self {
        case .session: true
        case .token(_, _, .account(let role)): role >= .organiser && seat.role == .organiser
        case .token(_, _, .debate(let only)): seat == only
        case .screen: false
        }
    }
}

/// The number of a session, token or screen: `k8` on the wire.
package struct CredentialNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "k") else { return nil }
        self.value = value
    }

    package var text: String { "k\(value)" }
}

/// How far an API token goes: never beyond what its account may.
package enum TokenScope: Sendable, Hashable {
    /// The account's role up to this one; from organiser on also its organiser's seats.
    case account(AccountRole)
    /// One seat, and nothing of the account's role.
    case debate(Seat)
}
