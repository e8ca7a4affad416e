/// Takes a ticket from its device, so that another one may redeem it.
package enum ReleaseTicket {
    /// - Throws: `RuleViolation.ticketNotBound`, also for a void one: no device votes by it.
    package static func decide(_ ticket: Ticket) throws(RuleViolation) -> Ticket {
        guard ticket.state == .bound else { throw .ticketNotBound }
        var released = ticket
        released.binding = nil
        return released
    }
}
