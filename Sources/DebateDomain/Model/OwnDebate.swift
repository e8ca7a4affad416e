/// A debate as somebody sees it who holds a seat in it.
package struct OwnDebate: Sendable, Hashable {
    package let record: DebateRecord
    package let isRehearsal: Bool
    package let isArchived: Bool
    package let roles: Set<DebateRole>

    package init(
        record: DebateRecord, isRehearsal: Bool, isArchived: Bool, roles: Set<DebateRole>
    ) {
        self.record = record
        self.isRehearsal = isRehearsal
        self.isArchived = isArchived
        self.roles = roles
    }
}

/// Which of an account's seats an authority carries, as far as one can tell before they are known.
package enum CarriedSeats: Sendable, Hashable {
    case all
    case none
    /// In every debate.
    case role(DebateRole)
    case one(Seat)
}

extension Authority {
    /// The seats it carries; the same as `carries(_:)` says of each.
    package var seats: CarriedSeats {
        switch self {
        case .session: .all
        case .token(_, _, .account(let role)): role >= .organiser ? .role(.organiser) : .none
        case .token(_, _, .debate(let seat)): .one(seat)
        case .screen: .none
        }
    }
}
