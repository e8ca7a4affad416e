import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateCtl

@Suite("User command", .serialized)
struct UserCommandTests {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase()
    }

    private func run(_ words: String...) -> ExitCode {
        Command.dispatch(
            ["user"] + words, environment: Environment(["DEBATE_HOME": database.home.path]),
            in: Command.all)
    }

    private func account(_ name: String) throws -> Account? {
        try database.store.writer.submit { try $0.account(username: name) }
    }

    private func acts() throws -> [String] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.audit(AuditFilter(position: LogPosition(since: 0, limit: 100)))
        }.rows.map { "\($0.action) \($0.origin)" }
    }

    @Test("adds an account once, of the role and name asked for")
    func add() throws {
        #expect(run("add", "lin") == .success)
        #expect(run("add", "mulan", "--role", "organiser", "--nickname", "木") == .success)
        #expect(try account("lin")?.role == .viewer)
        let other = try #require(try account("mulan"))
        #expect(other.role == .organiser && other.profile.nickname == "木" && other.hasPassword)
        #expect(run("add", "LIN") == .failure)
        #expect(try acts() == ["user.create debatectl", "user.create debatectl"])
    }

    @Test("changes role and use, each on record, and keeps the last operator")
    func change() throws {
        #expect(run("add", "lin", "--role", "operator") == .success)
        #expect(run("role", "lin", "viewer") == .failure)
        #expect(run("disable", "lin") == .failure)
        #expect(run("add", "mulan") == .success)
        #expect(run("role", "Mulan", "operator") == .success)
        #expect(run("disable", "lin") == .success)
        #expect(try account("lin")?.isDisabled == true)
        #expect(run("enable", "lin") == .success)
        #expect(run("enable", "lin") == .success, "no change, no act")
        #expect(try account("lin")?.isDisabled == false)
        #expect(
            try acts().map { String($0.prefix { $0 != " " }) }
                == ["user.create", "user.create", "user.edit", "user.edit", "user.edit"])
    }

    @Test("a new password ends the sessions and removes the first login")
    func password() throws {
        #expect(run("add", "lin", "--role", "operator") == .success)
        let id = try #require(try account("lin")).id
        let secret = SecretToken(.session)
        let path = database.home.settings.firstLoginPath
        try FirstLogin(username: "lin", password: "x").write(to: path)
        let nowMs = WallClock.nowMs()
        try database.store.writer.submit {
            try $0.beginSession(
                of: id, secretHash: secret.hash, address: "", agent: "", nowMs: nowMs,
                expiresAtMs: nowMs + 60_000)
        }
        let before = try database.store.writer.submit { try $0.passwordHash(id) }
        #expect(run("passwd", "lin") == .success)
        #expect(try database.store.writer.submit { try $0.passwordHash(id) } != before)
        let found = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.authority(secretHash: secret.hash, nowMs: nowMs)
        }
        #expect(found == nil)
        #expect(!Files.exists(path))
    }

    @Test("a home that is not there is no new one")
    func mistypedHome() {
        let home = database.home.path + "/mistyped"
        let result = Command.dispatch(
            ["user", "list"], environment: Environment(["DEBATE_HOME": home]),
            in: Command.all)
        #expect(result == .failure && !Files.exists(home))
    }

    @Test(
        "refuses what it cannot do, as a usage error or by a sentence",
        arguments: [
            ([], ExitCode.usage), (["frobnicate"], .usage), (["add"], .usage),
            (["add", "a", "b"], .usage), (["add", "lin", "--role", "king"], .usage),
            (["add", "a b"], .failure), (["add", "ab"], .failure),
            (["role", "lin"], .usage), (["role", "nobody", "viewer"], .failure),
            (["disable", "nobody"], .failure), (["passwd", "nobody"], .failure),
        ])
    func refusals(_ words: [String], _ code: ExitCode) {
        let result = Command.dispatch(
            ["user"] + words, environment: Environment(["DEBATE_HOME": database.home.path]),
            in: Command.all)
        #expect(result == code)
    }
}
