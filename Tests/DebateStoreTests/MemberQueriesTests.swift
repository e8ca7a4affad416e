import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Member queries")
struct MemberQueriesTests {
    private let database: TemporaryDatabase
    private let nowMs = FixedClock.evening.nowMs
    private let hash = String(repeating: "h", count: 43)
    private let otherHash = String(repeating: "i", count: 43)

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1))
            try transaction.insert(.sample(2))
            for number in 1...3 {
                try transaction.insert(Account.sample(number), passwordHash: "x")
            }
        }
    }

    private func members(_ debate: Int = 1) throws -> [Member] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.members(of: .sample(debate))
        }
    }

    private func invitation(_ hash: String) throws -> Invitation? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.invitation(linkHash: hash)
        }
    }

    @discardableResult
    private func insert(_ seat: StaffSeat, debate: Int = 1) throws -> Member {
        let nowMs = nowMs
        return try database.store.writer.submit {
            try $0.insert(seat, in: .sample(debate), nowMs: nowMs)
        }
    }

    /// An invited judge whose link has `hash`, open until `nowMs + 10`.
    private func invited() throws -> Member {
        let (hash, nowMs) = (hash, nowMs)
        return try database.store.writer.submit { transaction in
            let member = try transaction.insert(
                StaffSeat(role: .judge, name: "王老师"), in: .sample(1), nowMs: nowMs)
            try transaction.openLink(of: member.number, hash: hash, expiresAtMs: nowMs + 10)
            return member
        }
    }

    private func sessionCount() throws -> Int {
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readOnly)
        return Int(try connection.integer("SELECT count(*) FROM credential"))
    }

    private func beginSession(of account: Int, by member: MemberNumber?) throws {
        let (hash, nowMs) = (String(repeating: "s", count: 43), nowMs)
        try database.store.writer.submit { transaction in
            try transaction.beginSession(
                of: AccountID(.sample(account)), secretHash: hash, address: "", agent: "",
                nowMs: nowMs, expiresAtMs: nowMs + 1000, member: member)
        }
    }

    @Test(
        "a seat comes back as it was stored, with its number, in its own debate only",
        arguments: [
            StaffSeat(role: .organiser, name: "甲"),
            StaffSeat(
                role: .organiser, name: "甲", holder: .init(account: AccountID(.sample(2)))),
            StaffSeat(
                role: .judge, name: "\"引号\" '", holder: .init(account: AccountID(.sample(3))),
                title: "教授", avatar: "/media/a.png", isChair: true, isAbsent: true),
        ])
    func roundTrip(_ seat: StaffSeat) throws {
        let member = try insert(seat)
        #expect(member.seat == seat)
        #expect(try members() == [member])
        #expect(try members(2) == [])
        #expect(try members(9) == [])
    }

    @Test("seats stand in the order they were made, and no number is used again")
    func order() throws {
        let first = try insert(StaffSeat(role: .judge, name: "一"))
        let second = try insert(StaffSeat(role: .organiser, name: "二"))
        #expect(try members() == [first, second])
        try database.store.writer.submit { try $0.remove(second.number) }
        #expect(try members() == [first])
        #expect(try insert(second.seat).number.value > second.number.value)
    }

    @Test("a debate that is gone takes no seat")
    func noDebate() {
        #expect(throws: RuleViolation.notFound) {
            try insert(StaffSeat(role: .judge, name: "一"), debate: 9)
        }
    }

    @Test("the seat shows its holder's picture and whether the account is disabled")
    func holder() throws {
        let member = try insert(
            StaffSeat(role: .judge, name: "一", holder: .init(account: AccountID(.sample(1)))))
        var account = Account.sample(1)
        account.profile.avatar = "/media/me.png"
        account.isDisabled = true
        try database.store.writer.submit { [account] in try $0.update(account) }
        let holder = try #require(try members().first?.seat.holder)
        #expect(holder == StaffSeat.Holder(account))
        #expect(try members().first?.number == member.number)
    }

    @Test("a change replaces all that can change, the holder too")
    func update() throws {
        var member = try insert(StaffSeat(role: .judge, name: "一"))
        member.seat = StaffSeat(
            role: .judge, name: "二", holder: .init(account: AccountID(.sample(2))), title: "t",
            avatar: "/media/b.png", isChair: true, isAbsent: true)
        try database.store.writer.submit { [member] in try $0.update(member) }
        #expect(try members() == [member])
        member.seat = StaffSeat(role: .judge, name: "三")
        try database.store.writer.submit { [member] in try $0.update(member) }
        #expect(try members() == [member])
    }

    @Test("the table refuses one role twice by one account, whatever the rules said")
    func twice() throws {
        let seat = StaffSeat(
            role: .judge, name: "一", holder: .init(account: AccountID(.sample(1))))
        try insert(seat)
        #expect(throws: StoreError.self) { try insert(seat) }
        try insert(seat, debate: 2)
    }

    @Test("a link finds its seat until it is closed or another is opened")
    func links() throws {
        let member = try invited()
        let found = try #require(try invitation(hash))
        #expect(found.debate == .sample(1) && found.member == member)
        #expect(found.expiresAtMs == nowMs + 10)
        let (nowMs, otherHash) = (nowMs, otherHash)
        try database.store.writer.submit {
            try $0.openLink(of: member.number, hash: otherHash, expiresAtMs: nowMs + 20)
        }
        #expect(try invitation(hash) == nil)
        #expect(try invitation(otherHash)?.expiresAtMs == nowMs + 20)
        try database.store.writer.submit { try $0.closeLink(of: member.number) }
        #expect(try invitation(otherHash) == nil)
    }

    @Test("of two who come at the same time one gets the seat")
    func race() throws {
        let member = try invited()
        let (hash, nowMs) = (hash, nowMs)
        let coming = [1, 2].map { number in
            submitted { transaction in
                let invitation = try JoinDebate.open(
                    transaction.invitation(linkHash: hash), nowMs: nowMs)
                let taken = try JoinDebate.decide(
                    invitation.member, by: .sample(number),
                    among: try transaction.members(of: invitation.debate))
                try transaction.update(taken)
                try transaction.closeLink(of: taken.number)
            }
        }
        let answers = try commit(coming, in: database.home)
        #expect(answers.first.map { $0 == nil } == true)
        #expect(answers.last.map { $0 as? RuleViolation } == .badCode)
        #expect(try members().first?.seat.holder?.account == AccountID(.sample(1)))
        #expect(try members().first?.number == member.number)
    }

    @Test("a link's session ends with its seat, and when the seat is offered anew")
    func sessions() throws {
        let member = try invited()
        try beginSession(of: 1, by: member.number)
        try database.store.writer.submit { try $0.endSession(begunBy: member.number) }
        #expect(try sessionCount() == 0)
        try beginSession(of: 1, by: member.number)
        try database.store.writer.submit { try $0.remove(member.number) }
        #expect(try sessionCount() == 0)
    }

    @Test("an account's own session outlives its seats")
    func ownSession() throws {
        let member = try invited()
        try beginSession(of: 1, by: nil)
        try database.store.writer.submit { transaction in
            try transaction.endSession(begunBy: member.number)
            try transaction.remove(member.number)
        }
        #expect(try sessionCount() == 1)
    }

    @Test("who takes a seat has its role, and who lost it has not")
    func roles() throws {
        func roles() throws -> Set<DebateRole>? {
            try database.store.reader().read { transaction throws(StoreError) in
                try transaction.roles(of: AccountID(.sample(1)), in: .sample(1))
            }
        }
        var member = try invited()
        #expect(try roles() == [])
        member.seat.holder = StaffSeat.Holder(.sample(1))
        try database.store.writer.submit { [member] in try $0.update(member) }
        #expect(try roles() == [.judge])
        member.seat.holder = nil
        try database.store.writer.submit { [member] in try $0.update(member) }
        #expect(try roles() == [])
    }

    @Test("neither question walks the table", arguments: [MemberRow.ofDebate, MemberRow.byLink])
    func plan(_ sql: String) throws {
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readOnly)
        let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql, ["x"]) { $0.text(3) }
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
