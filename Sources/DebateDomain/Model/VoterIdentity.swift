/// Who a ballot belongs to: the strongest of what its voter presents (rule I1).
package enum VoterIdentity: Sendable, Hashable {
    /// The ticket itself votes: bound to another device, it replaces its own ballot.
    case ticket(TicketNumber)
    case account(AccountID)
    /// - Parameter isWeak: an old client's word is all there is for it.
    case device(DeviceID, isWeak: Bool = false)

    package var voterClass: VoterClass {
        switch self {
        case .ticket: .ticket
        case .account: .account
        case .device: .device
        }
    }

    package var isWeak: Bool {
        if case .device(_, let isWeak) = self { isWeak } else { false }
    }

    /// Names it among those of its class.
    package var text: String {
        switch self {
        case .ticket(let number): number.text
        case .account(let id): id.text
        case .device(let id, _): id.text
        }
    }

    /// The strongest of what is presented; `nil` when that is nothing.
    package static func strongest(_ presented: PresentedIdentity) -> VoterIdentity? {
        if let ticket = presented.ticket { return .ticket(ticket) }
        if let account = presented.account { return .account(account) }
        return presented.device.map { .device($0, isWeak: presented.deviceIsWeak) }
    }
}

/// What a voter presents, all of it.
package struct PresentedIdentity: Sendable, Hashable {
    /// The valid ticket of this debate that the device redeemed last.
    package var ticket: TicketNumber?
    package var account: AccountID?
    package var device: DeviceID?
    /// The device is no cookie of ours, but an old client's word.
    package var deviceIsWeak: Bool

    package init(
        ticket: TicketNumber? = nil, account: AccountID? = nil, device: DeviceID? = nil,
        deviceIsWeak: Bool = false
    ) {
        self.ticket = ticket
        self.account = account
        self.device = device
        self.deviceIsWeak = deviceIsWeak
    }
}
