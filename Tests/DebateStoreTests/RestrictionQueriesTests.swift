import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Restriction queries")
struct RestrictionQueriesTests {
    private let hall: TalkingHall

    init() throws {
        hall = try TalkingHall()
    }

    @discardableResult
    private func restrict(
        _ kind: Restriction.Kind, _ guest: Int = 1, untilMs: Int64? = nil, nowMs: Int64 = 1000
    ) throws -> Restriction {
        let debate = hall.debate
        let command = try command(kind, TalkingHall.tag(guest))
        return try #require(
            try hall.write { transaction -> Restriction? in
                guard let person = try transaction.person(command.person, in: debate) else {
                    return nil
                }
                return try transaction.restrict(
                    person, command, untilMs: untilMs, in: debate, by: "场控", nowMs: nowMs)
            })
    }

    private func inForce(
        _ guest: Int = 1, in debate: DebateID = .sample(1), atMs: Int64
    ) throws -> RestrictionInForce? {
        try hall.read { transaction throws(StoreError) in
            try transaction.restriction(
                on: TalkingHall.identity(guest), in: debate, nowMs: atMs)
        }
    }

    @Test("holds until its time, for that person in that debate")
    func mute() throws {
        try hall.say("刷屏", atMs: 1)
        try hall.say("别人", by: 2, atMs: 1)
        let mute = try restrict(.mute, untilMs: 61_000)
        #expect(mute.name == "游客1" && mute.by == "场控" && mute.atMs == 1000)
        #expect(try inForce(atMs: 60_999)?.kind == .mute)
        #expect(try inForce(atMs: 61_000) == nil)
        #expect(try inForce(2, atMs: 2000) == nil)
        #expect(try inForce(in: .sample(2), atMs: 2000) == nil)
    }

    @Test("of several the hardest counts; a new one of the same kind replaces the old")
    func several() throws {
        try hall.say("刷屏", atMs: 1)
        try restrict(.mute)
        try restrict(.ban)
        #expect(try inForce(atMs: 2000)?.kind == .ban)
        let again = try restrict(.ban, untilMs: 5000, nowMs: 2000)
        #expect(try inForce(atMs: 3000)?.untilMs == 5000)
        #expect(try inForce(atMs: 6000)?.kind == .mute)
        let debate = hall.debate
        #expect(try hall.write { try $0.lift(again.number, in: debate, nowMs: 7) }?.liftedAtMs == 7)
        #expect(try hall.write { try $0.lift(again.number, in: debate, nowMs: 8) } == nil)
        #expect(try hall.write { try $0.lift(RestrictionNumber(99), in: debate, nowMs: 8) } == nil)
    }

    @Test("lists those in force, those that are not, or all")
    func lists() throws {
        try hall.say("刷屏", atMs: 1)
        try hall.say("刷屏", by: 2, atMs: 1)
        try restrict(.mute, untilMs: 2000)
        try restrict(.ban, 2)
        func list(_ isActive: Bool?) throws -> [Restriction.Kind] {
            try hall.read { transaction throws(StoreError) in
                try transaction.restrictions(
                    of: hall.debate,
                    RestrictionFilter(
                        page: PageNumber(page: 1, size: 10), isActive: isActive),
                    nowMs: 3000)
            }.rows.map(\.kind)
        }
        #expect(try list(nil) == [.ban, .mute])
        #expect(try list(true) == [.ban])
        #expect(try list(false) == [.mute])
    }

    @Test("whoever holds a seat is staff, found by tag or by what they said")
    func staff() throws {
        let debate = hall.debate
        let line = try hall.say("观众", by: 3, atMs: 1)
        try hall.write { transaction in
            let account = Account.sample(5)
            try transaction.insert(account, passwordHash: "x")
            _ = try transaction.participant(
                .account(account.id), tag: "staff001", in: debate)
            _ = try transaction.insert(
                StaffSeat(role: .timekeeper, name: "计时", holder: StaffSeat.Holder(account)),
                in: debate, nowMs: 1)
        }
        func person(_ person: RestrictPerson.Person) throws -> RestrictablePerson? {
            try hall.write { try $0.person(person, in: debate) }
        }
        #expect(try person(.author(tag: "staff001"))?.isStaff == true)
        #expect(try person(.authorOf(line.number))?.isStaff == false)
        #expect(try person(.author(tag: "nobody00")) == nil)
        #expect(try hall.write { try $0.person(.authorOf(line.number), in: .sample(2)) } == nil)
    }

    @Test("a ban holds in later debates of its room, a mute does not; elsewhere neither")
    func room() throws {
        let guest = TalkingHall.identity(1)
        try hall.write { transaction in
            try transaction.insert(Room.sample(1), key: .sample)
            try transaction.insert(Room.sample(2), key: .sample)
            for (number, room) in [(11, 1), (12, 1), (13, 2)] {
                var debate = Debate.sample(number)
                debate.room = .sample(room)
                try transaction.insert(debate)
            }
        }
        for (kind, tag) in [(Restriction.Kind.mute, "muted000"), (.ban, "banned00")] {
            let command = try command(kind, tag)
            let identity: Identity = kind == .ban ? guest : TalkingHall.identity(2)
            try hall.write { transaction in
                _ = try transaction.participant(identity, tag: tag, in: .sample(11))
                if let person = try transaction.person(command.person, in: .sample(11)) {
                    _ = try transaction.restrict(
                        person, command, untilMs: nil, in: .sample(11), by: "场控", nowMs: 1)
                }
            }
        }
        #expect(try inForce(1, in: .sample(11), atMs: 2)?.kind == .ban)
        #expect(try inForce(1, in: .sample(12), atMs: 2)?.kind == .ban)
        #expect(try inForce(1, in: .sample(13), atMs: 2) == nil)
        #expect(try inForce(1, in: .sample(1), atMs: 2) == nil)
        #expect(try inForce(2, in: .sample(11), atMs: 2)?.kind == .mute)
        #expect(try inForce(2, in: .sample(12), atMs: 2) == nil)
        // The staff of the later debate neither see nor lift it: it is not theirs.
        func listed(_ debate: Int) throws -> PageOf<Restriction> {
            try hall.read { transaction throws(StoreError) in
                try transaction.restrictions(
                    of: .sample(debate), RestrictionFilter(page: PageNumber(page: 1, size: 10)),
                    nowMs: 2)
            }
        }
        #expect(try listed(12).rows.isEmpty && listed(12).total == 0)
        let ban = try #require(try listed(11).rows.first)
        #expect(try listed(11).total == 2 && ban.kind == .ban)
        for other in [12, 13] {
            #expect(try hall.write { try $0.lift(ban.number, in: .sample(other), nowMs: 3) } == nil)
        }
        #expect(try inForce(1, in: .sample(12), atMs: 4)?.kind == .ban)
        #expect(try hall.write { try $0.lift(ban.number, in: .sample(11), nowMs: 3) } != nil)
        #expect(try inForce(1, in: .sample(12), atMs: 4) == nil)
    }

    private func command(_ kind: Restriction.Kind, _ tag: String) throws -> RestrictPerson {
        try RestrictPerson(
            JSONObject([
                JSONObject.Member(name: "kind", value: .string(kind.rawValue)),
                JSONObject.Member(name: "authorTag", value: .string(tag)),
                JSONObject.Member(name: "reason", value: .string("刷屏")),
            ]), nfc: { $0 })
    }
}
