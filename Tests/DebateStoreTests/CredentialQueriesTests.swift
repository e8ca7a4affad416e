import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Credentials in the store")
struct CredentialQueriesTests {
    private let database: TemporaryDatabase
    private let nowMs = FixedClock.evening.nowMs
    private let account = Account.sample(1, role: .organiser)

    init() throws {
        database = try TemporaryDatabase()
        try write { [account] in try $0.insert(account, passwordHash: "hash") }
    }

    private func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        try database.store.writer.submit(work)
    }

    private func begin(
        _ secret: SecretToken, of account: AccountID? = nil, member: MemberNumber? = nil
    ) throws {
        let id = account ?? self.account.id
        try write { [nowMs] in
            try $0.beginSession(
                of: id, secretHash: secret.hash, address: "192.0.2.1", agent: "a", nowMs: nowMs,
                expiresAtMs: nowMs + SessionLife.absoluteMs, member: member)
        }
    }

    private func authority(_ secret: SecretToken, afterMs: Int64 = 0) throws -> FoundCredential? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.authority(secretHash: secret.hash, nowMs: nowMs + afterMs)
        }
    }

    @Test("a session's secret brings its account back, and another secret nobody")
    func session() throws {
        let secret = SecretToken(.session)
        try begin(secret)
        #expect(try authority(secret)?.authority.account == account)
        #expect(try authority(SecretToken(.session)) == nil)
    }

    @Test("a session ends without use, and by use it lives on until its absolute end")
    func expiry() throws {
        let secret = SecretToken(.session)
        try begin(secret)
        let day: Int64 = 86_400_000
        #expect(try authority(secret, afterMs: 7 * day - 1) != nil)
        #expect(try authority(secret, afterMs: 7 * day) == nil)
        var usedMs = nowMs
        while usedMs < nowMs + 30 * day {
            let found = try #require(try authority(secret, afterMs: usedMs - nowMs))
            let number = found.authority.credential
            try write { [usedMs] in try $0.note(useOf: number, atMs: usedMs) }
            usedMs += 6 * day
        }
        #expect(try authority(secret, afterMs: 30 * day - 1) != nil)
        #expect(try authority(secret, afterMs: 30 * day) == nil)
    }

    @Test("a use is noted when the last note is ten minutes old")
    func noteEvery() throws {
        let secret = SecretToken(.session)
        try begin(secret)
        #expect(try authority(secret, afterMs: 600_000)?.isDueForNote == false)
        #expect(try authority(secret, afterMs: 600_001)?.isDueForNote == true)
    }

    @Test("a disabled account's secrets open nothing, and they are gone when it is enabled again")
    func disabled() throws {
        let secret = SecretToken(.session)
        try begin(secret)
        var changed = account
        changed.isDisabled = true
        try write { [changed] in try $0.update(changed) }
        #expect(try authority(secret) == nil)
        try write { [account] in try $0.update(account) }
        #expect(try authority(secret) == nil)
    }

    @Test("one ends one's own sessions, never another's")
    func end() throws {
        let (first, second, foreign) = (
            SecretToken(.session), SecretToken(.session), SecretToken(.session)
        )
        try write { try $0.insert(.sample(2), passwordHash: nil) }
        try begin(first)
        try begin(second)
        try begin(foreign, of: AccountID(.sample(2)))
        let number = try #require(try authority(foreign)).authority.credential
        let ended = try write { [account] in
            try $0.end(number, kind: .session, of: account.id)
        }
        #expect(!ended)
        let kept = try #require(try authority(second)).authority.credential
        try write { [account] in try $0.endSessions(of: account.id, except: kept) }
        #expect(try authority(first) == nil)
        #expect(try authority(second) != nil)
        #expect(try authority(foreign) != nil)
        try write { [account] in try $0.endSessions(of: account.id) }
        #expect(try authority(second) == nil)
    }

    @Test("a session begun by a member's link ends with its seat, and a day after the debate")
    func linkSession() throws {
        try write { [account, nowMs] in
            try $0.insert(
                Debate.sample(1, life: .ended(startedAtMs: nowMs, endedAtMs: nowMs)))
            try $0.addSeat(.judge, in: .sample(1), to: account.id, nowMs: nowMs)
        }
        let secret = SecretToken(.session)
        try begin(secret, member: MemberNumber(1))
        #expect(try authority(secret, afterMs: 86_400_000 - 1) != nil)
        #expect(try authority(secret, afterMs: 86_400_000) == nil)
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readWrite)
        try connection.run("DELETE FROM member WHERE number = 1")
        #expect(try authority(secret) == nil)
    }

    @Test("a session begun by a member's link does not end for want of use")
    func unusedLinkSession() throws {
        try write { [account, nowMs] in
            try $0.insert(Debate.sample(1))
            try $0.addSeat(.judge, in: .sample(1), to: account.id, nowMs: nowMs)
        }
        let secret = SecretToken(.session)
        try begin(secret, member: MemberNumber(1))
        let lateMs = 29 * 86_400_000 as Int64
        try write { [nowMs] in try $0.removeEndedSessions(nowMs: nowMs + lateMs) }
        #expect(try authority(secret, afterMs: lateMs) != nil)
    }

    @Test("tokens keep their scope, are counted, and end by time")
    func tokens() throws {
        try write { try $0.insert(Debate.sample(1)) }
        let seat = Seat(debate: .sample(1), role: .timekeeper)
        let scopes: [TokenScope] = [.account(.viewer), .account(.operator), .debate(seat)]
        for scope in scopes {
            let secret = SecretToken(.token)
            try add(scope, secret)
            guard case .token(let owner, _, let found)? = try authority(secret)?.authority else {
                Issue.record("no token")
                continue
            }
            #expect(owner == account && found == scope)
        }
        let ending = SecretToken(.token)
        try add(.account(.viewer), ending, expiresAtMs: nowMs + 5)
        #expect(try authority(ending, afterMs: 4) != nil)
        #expect(try authority(ending, afterMs: 5) == nil)
        for _ in 4..<CreateToken.mostTokens {
            try add(.account(.viewer), SecretToken(.token))
        }
        #expect(throws: RuleViolation.limitReached(max: 20)) {
            try add(.account(.viewer), SecretToken(.token))
        }
    }

    private func add(
        _ scope: TokenScope, _ secret: SecretToken, expiresAtMs: Int64? = nil
    ) throws {
        let token = CreateToken(name: "n", scope: scope, expiresAtMs: expiresAtMs)
        _ = try write { [account, nowMs] in
            try $0.addToken(token, of: account.id, secretHash: secret.hash, nowMs: nowMs)
        }
    }

    @Test("a secret is looked up by an index, and stands nowhere in the database")
    func secrecy() throws {
        let secret = SecretToken(.session)
        try begin(secret)
        let connection = try Connection(path: database.home.settings.databasePath, mode: .readOnly)
        let plan = try connection.rows(
            "EXPLAIN QUERY PLAN " + CredentialRow.bySecret, ["x", 0, 0, 0]
        ) { $0.text(3) }
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
        let rows = try connection.rows("SELECT secret_hash FROM credential") { $0.text(0) }
        #expect(rows == [secret.hash] && !secret.text.contains(secret.hash))
    }
}
