/// Makes a device the voter of a ticket, by the ticket's code.
package struct RedeemTicket: Sendable, Hashable {
    /// `nil`: what was typed cannot be a code, so no ticket has it.
    package let code: OneTimeCode?

    /// Shape: `{code}`; spaces, dashes, case and width make no difference.
    /// - Throws: `RuleViolation.fields` when there is no text at all.
    package init(_ body: JSONObject, nfkc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let typed = fields.field("code", required: true) { value throws(FieldReason) in
            try value.asString()
        }
        try fields.finish()
        code = OneTimeCode(parsing: typed ?? "", kind: .ticket, nfkc: nfkc)
    }

    /// The ticket after a device presented its code; the same when there is nothing to change.
    ///
    /// Two people may share a device: the ticket bound last is its voter. So a ticket that is
    /// presented again after another one was, is bound anew and becomes the last.
    /// - Parameter lastBoundAtMs: when the device was last bound to a valid ticket of the debate.
    /// - Throws: `RuleViolation.ticketVoid`, `.ticketInUse` by another device.
    package static func decide(
        _ ticket: Ticket, by device: DeviceID, lastBoundAtMs: Int64?, nowMs: Int64
    ) throws(RuleViolation) -> Ticket {
        guard ticket.voidedAtMs == nil else { throw .ticketVoid }
        if let binding = ticket.binding {
            guard binding.device == device else { throw .ticketInUse }
            if binding.atMs >= lastBoundAtMs ?? binding.atMs { return ticket }
        }
        // Later than the last even when the clock was set back, or both came in one millisecond.
        let atMs = max(nowMs, lastBoundAtMs.map { $0 + 1 } ?? nowMs)
        var bound = ticket
        bound.binding = Ticket.Binding(device: device, atMs: atMs)
        return bound
    }
}
