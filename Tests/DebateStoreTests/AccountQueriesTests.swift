import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Accounts in the store")
struct AccountQueriesTests {
    private let database: TemporaryDatabase
    private let nowMs = FixedClock.evening.nowMs

    init() throws {
        database = try TemporaryDatabase()
    }

    private func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        try database.store.writer.submit(work)
    }

    private func account(_ id: AccountID) throws -> Account? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.account(id)
        }
    }

    @Test("an account comes back as it was stored, and as it was changed")
    func roundTrip() throws {
        var account = Account.sample(1, role: .organiser)
        account.profile = Account.Profile(
            nickname: "林\"", avatar: "/media/a.png", email: "a@b.cn", phone: "12345",
            gender: .female)
        try write { [account] in try $0.insert(account, passwordHash: "hash") }
        #expect(try self.account(account.id) == account)
        account.profile = Account.Profile(nickname: "木")
        account.role = .operator
        try write { [account] in try $0.update(account) }
        #expect(try self.account(account.id) == account)
    }

    @Test("a name is taken whatever its case and width", arguments: ["Lin", "LIN", "ｌｉｎ"])
    func nameTaken(_ name: String) throws {
        var first = Account.sample(1)
        first.username = "lin"
        try write { [first] in try $0.insert(first, passwordHash: nil) }
        var second = Account.sample(2)
        second.username = name
        #expect(throws: RuleViolation.nameTaken) {
            try write { [second] in try $0.insert(second, passwordHash: nil) }
        }
        #expect(try account(second.id) == nil)
        let found = try write { try $0.account(username: name) }
        #expect(found?.id == first.id)
    }

    @Test("an account without a password says so, and cannot be counted on as an operator")
    func withoutPassword() throws {
        try write {
            try $0.insert(.sample(1, role: .operator), passwordHash: "hash")
            try $0.insert(.sample(2, role: .operator), passwordHash: nil)
        }
        #expect(try account(AccountID(.sample(2)))?.hasPassword == false)
        #expect(try write { try $0.otherOperators(than: AccountID(.sample(1))) } == 0)
        #expect(try write { try $0.otherOperators(than: AccountID(.sample(2))) } == 1)
    }

    @Test("a login learns whether its device has been here before")
    func knownDevice() throws {
        let (known, other) = (DeviceID(.sample(8)), DeviceID(.sample(9)))
        let account = Account.sample(1)
        try write { [nowMs] in
            try $0.insert(account, passwordHash: "hash")
            try $0.note(known, of: account.id, atMs: nowMs)
            try $0.note(known, of: account.id, atMs: nowMs + 1)
        }
        func login(_ device: DeviceID?) throws -> LoginRecord? {
            try database.store.reader().read { transaction throws(StoreError) in
                try transaction.login(username: "USER1", device: device)
            }
        }
        #expect(try login(known)?.knowsDevice == true)
        #expect(try login(other)?.knowsDevice == false)
        #expect(try login(nil)?.knowsDevice == false)
        #expect(try login(nil)?.passwordHash == "hash")
    }

    @Test("of many devices the latest fifty are remembered")
    func manyDevices() throws {
        let account = Account.sample(1)
        try write { [nowMs] in
            try $0.insert(account, passwordHash: "hash")
            for number in 1...60 {
                try $0.note(
                    DeviceID(.sample(number)), of: account.id, atMs: nowMs + Int64(number))
            }
        }
        func knows(_ number: Int) throws -> Bool? {
            try database.store.reader().read { transaction throws(StoreError) in
                try transaction.login(username: "user1", device: DeviceID(.sample(number)))
            }?.knowsDevice
        }
        #expect(try knows(10) == false)
        #expect(try knows(11) == true)
        #expect(try knows(60) == true)
    }

    @Test("accounts are found by a piece of a name, by role, and by whether they are disabled")
    func filters() throws {
        var disabled = Account.sample(3, role: .organiser)
        disabled.isDisabled = true
        var nicky = Account.sample(4)
        nicky.profile.nickname = "Nicky"
        try write { [disabled, nicky] in
            try $0.insert(.sample(1), passwordHash: nil)
            try $0.insert(.sample(2, role: .organiser), passwordHash: nil)
            try $0.insert(disabled, passwordHash: nil)
            try $0.insert(nicky, passwordHash: nil)
        }
        func names(
            keyword: String? = nil, role: AccountRole? = nil, isDisabled: Bool? = nil
        ) throws -> [String] {
            let filter = AccountFilter(
                keyword: keyword, role: role, isDisabled: isDisabled,
                page: PageNumber(page: 1, size: 10))
            return try database.store.reader().read { transaction throws(StoreError) in
                try transaction.accounts(filter)
            }.rows.map(\.username)
        }
        #expect(try names() == ["user4", "user3", "user2", "user1"])
        #expect(try names(keyword: "SER2") == ["user2"])
        #expect(try names(keyword: "用户3") == ["user3"])
        #expect(try names(keyword: "NICK") == ["user4"])
        #expect(try names(role: .organiser) == ["user3", "user2"])
        #expect(try names(role: .organiser, isDisabled: false) == ["user2"])
    }

    @Test("who comes first as operator gets the debates nobody organises, and no others")
    func adoption() throws {
        let (operatorID, organiser) = (AccountID(.sample(1)), AccountID(.sample(2)))
        try write { [nowMs] in
            try $0.insert(.sample(1, role: .operator), passwordHash: "hash")
            try $0.insert(.sample(2, role: .organiser), passwordHash: "hash")
            for number in 1...3 { try $0.insert(Debate.sample(number)) }
            try $0.addSeat(.organiser, in: .sample(2), to: organiser, nowMs: nowMs)
            try $0.addSeat(.moderator, in: .sample(3), to: organiser, nowMs: nowMs)
            try $0.adoptDebates(by: operatorID, nowMs: nowMs)
            try $0.adoptDebates(by: operatorID, nowMs: nowMs)
        }
        let (seats, theirs) = try database.store.reader().read { transaction throws(StoreError) in
            (try transaction.seats(of: operatorID), try transaction.seats(of: organiser))
        }
        #expect(Set(seats.map(\.debate)) == [.sample(1), .sample(3)])
        #expect(seats.allSatisfy { $0.role == .organiser } && seats.count == 2)
        #expect(theirs.count == 2)
        let debate = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.debate(.sample(1))
        }
        #expect(debate?.organiser?.account == operatorID)
        #expect(debate?.organiser?.nickname == "用户1")
    }
}
