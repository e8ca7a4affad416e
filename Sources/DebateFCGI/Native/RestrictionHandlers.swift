import DebateDomain
import DebateStore

/// Who may say nothing in a debate, or take no part at all.
enum RestrictionHandlers {
    static func list(_ call: Call) throws -> Reply {
        let filter = try RestrictionFilter(call.query)
        let (debate, nowMs) = (call.debate, call.nowMs)
        let page = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.restrictions(of: debate, filter, nowMs: nowMs)
        }
        return Reply(PageView(page: page))
    }

    static func restrict(_ call: Call) throws -> Reply {
        let command = try RestrictPerson(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        let name = call.account.profile.nickname
        return try call.commit { transaction in
            guard let person = try transaction.person(command.person, in: debate) else {
                throw RuleViolation.notFound
            }
            let untilMs = try command.decide(isStaff: person.isStaff, nowMs: nowMs)
            let restriction = try transaction.restrict(
                person, command, untilMs: untilMs, in: debate, by: name, nowMs: nowMs)
            guard let restriction else { throw RuleViolation.notFound }
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .personRestrict, debate: debate,
                    target: "author/" + restriction.tag, after: JSONText.of(restriction),
                    reason: command.reason))
            try transaction.append(
                [ChannelEvent(.personRestricted(restriction), on: .staff(debate))], nowMs: nowMs)
            return Reply(restriction)
        }
    }

    static func lift(_ call: Call) throws -> Reply {
        guard let number = RestrictionNumber(call.parameter("restrictionId")) else {
            throw RuleViolation.notFound
        }
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        return try call.commit { transaction in
            guard let lifted = try transaction.lift(number, in: debate, nowMs: nowMs) else {
                throw RuleViolation.notFound
            }
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .personRelease, debate: debate,
                    target: "author/" + lifted.tag, before: JSONText.of(lifted)))
            try transaction.append(
                [ChannelEvent(.personRestricted(lifted), on: .staff(debate))], nowMs: nowMs)
            return .done()
        }
    }
}
