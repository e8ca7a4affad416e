/// A one-time code of one debate, as the store knows it: never the code itself (rule I5).
package struct Ticket: Sendable, Hashable {
    package let number: TicketNumber
    /// What the organiser calls its batch: a row, a school; empty: nothing.
    package let label: String
    /// The device that votes by it; stays on record when the ticket is made void.
    package var binding: Binding?
    /// Milliseconds UTC; absent: it is valid.
    package var voidedAtMs: Int64?

    /// Whose it is.
    package struct Binding: Sendable, Hashable {
        package let device: DeviceID
        /// Milliseconds UTC, later than every other binding of the device in the debate.
        package let atMs: Int64

        package init(device: DeviceID, atMs: Int64) {
            self.device = device
            self.atMs = atMs
        }
    }

    package init(
        number: TicketNumber, label: String, binding: Binding? = nil, voidedAtMs: Int64? = nil
    ) {
        self.number = number
        self.label = label
        self.binding = binding
        self.voidedAtMs = voidedAtMs
    }

    package var state: TicketState {
        if voidedAtMs != nil { return .void }
        return binding == nil ? .new : .bound
    }
}

/// What has become of a ticket.
package enum TicketState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has redeemed it, or it was released.
    case new
    /// A device votes by it.
    case bound
    /// Lost or doubled; it never counts again.
    case void
}

/// The number of a ticket: `t300` on the wire.
package struct TicketNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "t") else { return nil }
        self.value = value
    }

    package var text: String { "t\(value)" }
}

/// A code drawn for a ticket, and the hash that is all the store keeps of it.
package struct DrawnTicket: Sendable, Hashable {
    package let code: OneTimeCode
    /// Keyed and bound to the debate: 43 characters of base64url.
    package let hash: String

    package init(code: OneTimeCode, hash: String) {
        self.code = code
        self.hash = hash
    }
}

/// A ticket just made: the only time its code is known.
package struct NewTicket: Sendable, Hashable {
    package let number: TicketNumber
    package let code: OneTimeCode

    package init(number: TicketNumber, code: OneTimeCode) {
        self.number = number
        self.code = code
    }
}
