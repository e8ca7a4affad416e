/// Who follows channels of a debate that not everyone may, and by what right.
package enum Follower: Sendable, Hashable {
    case seat(MemberNumber, DebateRole, of: AccountID)
    /// A screen in the hall: it is no viewer.
    case screen(CredentialNumber)

    /// The channels open to it in a debate. The public one is among them: a rehearsal's is not
    /// everyone's.
    package func channels(of debate: DebateID) -> [Channel] {
        switch self {
        case .seat(_, .organiser, _): [.debate(debate), .staff(debate), .organiser(debate)]
        case .seat(_, .moderator, _): [.debate(debate), .staff(debate)]
        case .seat(_, .timekeeper, _), .seat(_, .judge, _), .screen: [.debate(debate)]
        }
    }

    /// The account that follows; a screen has none.
    package var account: AccountID? {
        switch self {
        case .seat(_, _, let account): account
        case .screen: nil
        }
    }

    /// The seat by which somebody follows: of those they may use here the one that opens most.
    /// - Parameters:
    ///   - members: all seats of the debate.
    ///   - mayUse: whether they may use a seat of this role.
    package init?(
        _ account: AccountID, among members: [Member], mayUse: (DebateRole) -> Bool
    ) {
        for role in Self.strongestFirst where mayUse(role) {
            let held = members.first {
                $0.seat.role == role && $0.seat.holder?.account == account
            }
            if let held {
                self = .seat(held.number, role, of: account)
                return
            }
        }
        return nil
    }

    private static let strongestFirst: [DebateRole] = [.organiser, .moderator, .timekeeper, .judge]

    /// Whether the seat is still theirs; a screen's right ends with its token.
    package func isEntitled(among members: [Member]) -> Bool {
        guard case .seat(let number, let role, let account) = self else { return true }
        return members.contains {
            $0.number == number && $0.seat.role == role && $0.seat.holder?.account == account
        }
    }

    /// Whether the right is gone, now that a seat is what this says.
    package func isLost(by notice: SeatNotice) -> Bool {
        guard case .seat(let number, let role, let account) = self, number == notice.number
        else { return false }
        return notice.role != role || notice.holder != account
    }
}
