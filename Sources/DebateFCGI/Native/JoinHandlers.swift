import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Taking the seat a member's link offers.
enum JoinHandlers {
    /// Gives the seat to the account that is logged in, else to a new one, which is logged in:
    /// `{user, liveId, role}`.
    static func join(_ call: Call) throws -> Reply {
        let comer = try JoinDebate.comer(call.caller.facts.authority)
        let code = try JoinDebate(call.jsonObject(), nfkc: TextFormRules.store.nfkc).code
        let limits = call.services.limits
        try limits.checkCode(by: call.caller, nowMs: call.nowMs)
        do {
            guard let code else { throw RuleViolation.badCode }
            return try take(MemberLink(code: code).hash, comer, call)
        } catch let violation as RuleViolation where violation == .badCode {
            limits.countWrongCode(by: call.caller, nowMs: call.nowMs)
            throw violation
        }
    }

    private static func take(_ linkHash: String, _ comer: Account?, _ call: Call) throws -> Reply {
        let nowMs = call.nowMs
        // A wrong code costs a read only; what is found is looked at again before it is used.
        let offer = try JoinDebate.open(
            call.services.reader.read { transaction throws(StoreError) in
                try transaction.invitation(linkHash: linkHash)
            }, nowMs: nowMs)
        let arrival = Arrival(call, comer: comer, offer: offer)
        let localTime = call.services.localTime
        let cookies = arrival.session.map { [$0.cookie(call)] } ?? []
        return try call.commit(keepsAnswer: arrival.session == nil) { transaction in
            let invitation = try JoinDebate.open(
                transaction.invitation(linkHash: linkHash), nowMs: nowMs)
            let account = try arrival.take(invitation, transaction)
            var reply = Reply(
                Joined(
                    user: try UserView.own(account, localTime, transaction.reading),
                    seat: Seat(debate: offer.debate, role: offer.member.seat.role)))
            reply.cookies = cookies
            return reply
        }
    }

    private struct Joined: JSONWritable {
        let user: UserView
        let seat: Seat

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("user")
                user.write(to: &json)
                json.member("liveId", seat.debate.text)
                json.member("role", seat.role.rawValue)
            }
        }
    }
}

/// Somebody who comes to a seat: the account logged in, or one to be made with its session.
private struct Arrival: Sendable {
    /// Of the account to be made; absent when somebody is logged in.
    let session: NewSession?
    private let account: Account
    private let address: String
    private let nowMs: Int64

    init(_ call: Call, comer: Account?, offer: Invitation) {
        nowMs = call.nowMs
        address = call.caller.address
        session = comer == nil ? NewSession(call, lifeMs: SessionLife.linkMs) : nil
        account =
            comer
            ?? JoinDebate.newcomer(
                to: offer.member,
                id: AccountID(UUIDText(randomBytes: call.services.randomUUIDBytes())),
                nowMs: call.nowMs)
    }

    /// Takes the seat; the account as it came to it.
    func take(
        _ invitation: Invitation, _ transaction: borrowing WriteTransaction
    ) throws -> Account {
        let member = invitation.member
        if session != nil { try transaction.insert(account, passwordHash: nil) }
        guard let account = try transaction.account(account.id) else {
            throw RuleViolation.notFound
        }
        let taken = try JoinDebate.decide(
            member, by: account, among: try transaction.members(of: invitation.debate))
        try transaction.update(taken)
        try transaction.closeLink(of: taken.number)
        try session?.begin(for: account.id, member: taken.number, transaction)
        try transaction.record(
            AuditEntry(
                atMs: nowMs,
                actor: .account(account.id, username: account.username, address: address),
                action: .memberJoin, debate: invitation.debate,
                target: "member/" + taken.number.text,
                before: JSONText.of(SeatFacts(seat: member.seat)),
                after: JSONText.of(SeatFacts(seat: taken.seat))))
        try transaction.append(
            [ChannelEvent(.memberChanged(.now(taken)), on: .staff(invitation.debate))],
            nowMs: nowMs)
        return account
    }
}
