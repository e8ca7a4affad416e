import DebateDomain
import DebateSecurity
import DebateStore

/// Tickets, as the audience uses them.
enum RedeemHandlers {
    /// Makes the caller's device the voter of a ticket; answers what is the caller's in the debate.
    ///
    /// A device is given its cookie here whatever its address' limit on new ones: a hall is one
    /// address, and who has a ticket shall vote.
    static func redeem(_ call: Call) throws -> Reply {
        guard let visitor = call.caller.visitor else { throw RuleViolation.notAVoter }
        let request = try RedeemTicket(call.jsonObject(), nfkc: TextFormRules.store.nfkc)
        // The right code is refused too: else the limit could be probed through.
        try call.services.limits.checkCode(by: call.caller, nowMs: call.nowMs)
        guard let hash = try knownHash(of: request, call) else { throw wrongCode(visitor, call) }
        let (debate, device, nowMs) = (call.debate, visitor.device, call.nowMs)
        let mine = MineReading(call, device: device)
        let cookie =
            visitor.isNew && visitor.cookieToSend == nil
            ? call.services.identity.newCookie(device, call.request, nowMs: nowMs) : nil
        return try call.commit { transaction in
            guard let ticket = try transaction.ticket(codeHash: hash) else {
                throw RuleViolation.badTicket
            }
            let bound = try RedeemTicket.decide(
                ticket, by: device,
                lastBoundAtMs: try transaction.lastBoundAtMs(device, in: debate), nowMs: nowMs)
            if bound != ticket { try transaction.update(bound) }
            var reply = Reply(try mine.view(transaction.reading))
            if let cookie { reply.cookies = [cookie] }
            return reply
        }
    }

    /// The hash of the code when some ticket has it. Wrong codes end here, before the writer.
    private static func knownHash(
        of request: RedeemTicket, _ call: Call
    ) throws -> String? {
        guard let code = request.code else { return nil }
        let hash = call.services.keys.ticketHash(code: code.text, debate: call.debate.text)
        let isKnown = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.holdsTicket(codeHash: hash)
        }
        return isKnown ? hash : nil
    }

    /// A wrong code counts against its device; one that has no cookie yet is given it, and counts
    /// with its neighbours until it comes with it.
    private static func wrongCode(_ visitor: Visitor, _ call: Call) -> RuleViolation {
        call.services.limits.countWrongCode(by: call.caller, nowMs: call.nowMs)
        return visitor.isNew ? .notAVoter : .badTicket
    }
}
