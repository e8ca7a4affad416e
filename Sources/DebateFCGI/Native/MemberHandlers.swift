import DebateDomain
import DebateSecurity
import DebateStore

/// A debate's staff, as its organisers and operators appoint it.
enum MemberHandlers {
    /// All seats, the oldest first.
    static func list(_ call: Call) throws -> Reply {
        let members = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.members(of: call.debate)
        }
        return Reply(ListView(rows: members))
    }

    /// Gives an account a seat, or offers it by a link, which is shown this once:
    /// `{member, link?}`.
    static func appoint(_ call: Call) throws -> Reply {
        let command = try AppointMember(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let link = command.username == nil ? MemberLink() : nil
        let work = StaffWork(call)
        return try call.commit(keepsAnswer: link == nil) { transaction in
            let members = try transaction.members(of: work.debate)
            var account: Account?
            if let username = command.username {
                account = try transaction.account(username: username)
            }
            let seat = try command.decide(account: account, among: members)
            let member = try transaction.insert(seat, in: work.debate, nowMs: work.nowMs)
            if let link { try work.open(link, of: member, transaction) }
            let formers = try work.passChair(to: member, among: members, transaction)
            try work.record(.memberAppoint, nil, member, transaction)
            try work.tell(formers.map { .now($0) } + [.now(member)], transaction)
            return Reply(Appointed(member: member, link: link?.path))
        }
    }

    /// Changes how a seat is shown, and whether a judge is absent.
    static func edit(_ call: Call) throws -> Reply {
        let number = try number(call)
        let command = try EditMember(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let work = StaffWork(call)
        return try call.commit { transaction in
            let members = try transaction.members(of: work.debate)
            let member = try work.member(number, among: members)
            let changed = try command.decide(member)
            if changed != member {
                try transaction.update(changed)
                let formers = try work.passChair(to: changed, among: members, transaction)
                try work.record(.memberEdit, member, changed, transaction)
                try work.tell(formers.map { .now($0) } + [.now(changed)], transaction)
            }
            return Reply(changed)
        }
    }

    /// Offers a seat anew: `{link}`, shown this once. Who holds it loses it.
    static func renewLink(_ call: Call) throws -> Reply {
        let number = try number(call)
        let link = MemberLink()
        let work = StaffWork(call)
        return try call.commit(keepsAnswer: false) { transaction in
            let members = try transaction.members(of: work.debate)
            let member = try work.member(number, among: members)
            let offered = try VacateSeat.offer(member, among: members)
            try transaction.update(offered)
            try transaction.endSession(begunBy: number)
            try work.open(link, of: offered, transaction)
            try work.record(.memberLink, member, offered, transaction)
            try work.tell([.now(offered)], transaction)
            return Reply(LinkView(link: link.path))
        }
    }

    static func remove(_ call: Call) throws -> Reply {
        let number = try number(call)
        let work = StaffWork(call)
        return try call.commit { transaction in
            let members = try transaction.members(of: work.debate)
            let member = try work.member(number, among: members)
            try VacateSeat.remove(member, among: members)
            try transaction.remove(number)
            try work.record(.memberRemove, member, nil, transaction)
            try work.tell([.removed(member)], transaction)
            return .done()
        }
    }

    private static func number(_ call: Call) throws(RuleViolation) -> MemberNumber {
        guard let number = MemberNumber(call.parameter("memberId")) else { throw .notFound }
        return number
    }

    private struct Appointed: JSONWritable {
        let member: Member
        let link: String?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("member")
                member.write(to: &json)
                if let link { json.member("link", link) }
            }
        }
    }

    private struct LinkView: JSONWritable {
        let link: String

        func write(to json: inout JSONWriter) {
            json.object { json in json.member("link", link) }
        }
    }
}

/// One act on a debate's staff: what its steps inside the transaction have in common.
private struct StaffWork: Sendable {
    let debate: DebateID
    let nowMs: Int64
    private let actor: AuditEntry.Actor

    init(_ call: Call) {
        debate = call.debate
        nowMs = call.nowMs
        actor = call.actor
    }

    /// A seat of this debate; another's is none.
    func member(
        _ number: MemberNumber, among members: [Member]
    ) throws(RuleViolation) -> Member {
        guard let member = members.first(where: { $0.number == number }) else { throw .notFound }
        return member
    }

    func open(
        _ link: MemberLink, of member: Member, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        try transaction.openLink(
            of: member.number, hash: link.hash, expiresAtMs: nowMs + Invitation.lifeMs)
    }

    /// Tells the staff what became of seats: the last act of the work.
    func tell(
        _ changes: [SeatChange], _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        try transaction.append(
            changes.map { ChannelEvent(.memberChanged($0), on: .staff(debate)) }, nowMs: nowMs)
    }

    /// Takes the chair from who had it, when this seat has it now.
    /// - Returns: the seats that lost it.
    func passChair(
        to member: Member, among members: [Member], _ transaction: borrowing WriteTransaction
    ) throws -> [Member] {
        let formers = StaffRules.formerChairs(after: member, among: members)
        for former in formers {
            try transaction.update(former)
            try record(
                .memberEdit, try self.member(former.number, among: members), former, transaction)
        }
        return formers
    }

    func record(
        _ action: AuditAction, _ before: Member?, _ after: Member?,
        _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        guard let number = (after ?? before)?.number else { return }
        try transaction.record(
            AuditEntry(
                atMs: nowMs, actor: actor, action: action, debate: debate,
                target: "member/" + number.text,
                before: before.map { JSONText.of(SeatFacts(seat: $0.seat)) },
                after: after.map { JSONText.of(SeatFacts(seat: $0.seat)) }))
    }
}
