/// How a voter is known, the strongest first (rule I1).
package enum VoterClass: String, Sendable, Hashable, CaseIterable {
    /// By a one-time code of this debate.
    case ticket
    /// By a login.
    case account
    /// By a browser's cookie.
    case device

    /// The strongest class of what a caller presents.
    package static func strongest(holdsTicket: Bool, isLoggedIn: Bool) -> VoterClass {
        if holdsTicket { return .ticket }
        return isLoggedIn ? .account : .device
    }
}

extension VoterClass {
    /// Whether its voter has less to show than one of another class.
    package func isWeaker(than other: VoterClass) -> Bool {
        strength < other.strength
    }

    private var strength: Int {
        switch self {
        case .ticket: 3
        case .account: 2
        case .device: 1
        }
    }
}
