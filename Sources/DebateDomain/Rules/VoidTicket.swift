/// Makes a lost or doubled ticket worthless, for good (rule I6).
package enum VoidTicket {
    /// - Throws: `RuleViolation.ticketVoid` when it is void already.
    package static func decide(_ ticket: Ticket, nowMs: Int64) throws(RuleViolation) -> Ticket {
        guard ticket.voidedAtMs == nil else { throw .ticketVoid }
        var void = ticket
        void.voidedAtMs = nowMs
        return void
    }
}
