import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateCtl

@Suite("First operator")
struct FirstOperatorTests {
    private let database: TemporaryDatabase
    private let first: FirstOperator
    private let nowMs = FixedClock.evening.nowMs

    init() throws {
        database = try TemporaryDatabase()
        let settings = database.home.settings
        first = FirstOperator(
            store: HomeStore(settings: settings, log: .silent), settings: settings)
    }

    private func seats(_ id: AccountID) throws -> [Seat] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.seats(of: id)
        }
    }

    @Test("is made once, with a password that works and a file for its owner only")
    func once() throws {
        let login = try #require(try first.ensure(nowMs: nowMs))
        #expect(login.username == "operator")
        let path = database.home.settings.firstLoginPath
        #expect(permissions(of: path) == 0o600)
        #expect(FirstLogin(reading: path) == login)
        let record = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.login(username: "operator", device: nil)
        }
        let hasher = PasswordHasher(room: PasswordRoom(threads: 1))
        #expect(try hasher.verify(login.password, against: record?.passwordHash))
        #expect(try first.ensure(nowMs: nowMs) == nil)
        #expect(FirstLogin(reading: path) == login, "the second start leaves it alone")
    }

    @Test("organises every debate that nobody does, at each start")
    func adopts() throws {
        try database.store.writer.submit { try $0.insert(Debate.sample(1)) }
        _ = try first.ensure(nowMs: nowMs)
        let account = try database.store.writer.submit { try $0.firstOperator() }
        let id = try #require(account).id
        #expect(try seats(id).map(\.debate) == [.sample(1)])
        try database.store.writer.submit { try $0.insert(Debate.sample(2)) }
        #expect(try first.ensure(nowMs: nowMs) == nil)
        #expect(try seats(id).map(\.debate) == [.sample(2), .sample(1)])
    }

    @Test("takes another name where somebody has this one, and another file is not its own")
    func takenName() throws {
        var other = Account.sample(1)
        other.username = "Operator"
        try database.store.writer.submit { [other] in try $0.insert(other, passwordHash: nil) }
        let login = try #require(try first.ensure(nowMs: nowMs))
        #expect(login.username == "operator2")
        let path = database.home.settings.firstLoginPath
        FirstLogin.passwordChanged(of: "operator", at: path)
        #expect(Files.exists(path))
        FirstLogin.passwordChanged(of: "operator2", at: path)
        #expect(!Files.exists(path))
    }
}
