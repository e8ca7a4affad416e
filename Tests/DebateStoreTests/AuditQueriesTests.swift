import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("The record of acts")
struct AuditQueriesTests {
    private let database: TemporaryDatabase
    private let nowMs = FixedClock.evening.nowMs
    private let account = Account.sample(1, role: .operator)

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { [account] in
            try $0.insert(account, passwordHash: nil)
        }
    }

    private func record(
        _ action: AuditAction = .userEdit, debate: DebateID? = nil, atMs: Int64? = nil,
        byCommandLine: Bool = false, before: String? = nil, after: String? = #"{"a":1}"#,
        reason: String? = nil
    ) throws {
        let actor: AuditEntry.Actor =
            byCommandLine
            ? .commandLine
            : .account(account.id, username: account.username, address: "192.0.2.7")
        let entry = AuditEntry(
            atMs: atMs ?? nowMs, actor: actor, action: action, debate: debate, target: "user/x",
            before: before, after: after, reason: reason)
        try database.store.writer.submit { try $0.record(entry) }
    }

    private func slice(
        since: Int64 = 0, limit: Int = 100, _ change: (inout AuditFilter) -> Void = { _ in },
        debate: DebateID? = nil, actor: AccountID? = nil
    ) throws -> LogSlice<AuditRecord> {
        var filter = AuditFilter(position: LogPosition(since: since, limit: limit))
        change(&filter)
        return try database.store.reader().read { [filter] transaction throws(StoreError) in
            if let debate { return try transaction.audit(filter, in: debate, by: actor) }
            return try transaction.audit(filter)
        }
    }

    private func broken() throws -> Int64? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.firstBrokenAuditRow()
        }
    }

    private func tamper(_ sql: String) throws {
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readWrite)
        try connection.run(
            "DROP TRIGGER audit_rows_stay; DROP TRIGGER audit_rows_never_change; \(sql)")
    }

    @Test("a row says who, from where, what, on what, before, after and why")
    func row() throws {
        try record(before: #"{"a":0}"#, reason: "因为")
        try record(byCommandLine: true, after: nil)
        let rows = try slice().rows
        #expect(rows.count == 2)
        #expect(rows[0].actor == account.id && rows[0].actorName == "user1")
        #expect(rows[0].origin == "192.0.2.7" && rows[0].action == "user.edit")
        #expect(rows[0].before == #"{"a":0}"# && rows[0].after == #"{"a":1}"#)
        #expect(rows[0].reason == "因为" && rows[0].atMs == nowMs)
        #expect(rows[1].actor == nil && rows[1].origin == "debatectl" && rows[1].after == nil)
    }

    @Test("the log goes on where it was left")
    func pages() throws {
        for number in 0..<5 { try record(atMs: nowMs + Int64(number)) }
        let first = try slice(limit: 2)
        #expect(first.rows.map(\.number) == [1, 2] && first.next == 2 && first.hasMore)
        let rest = try slice(since: first.next, limit: 3)
        #expect(rest.rows.map(\.number) == [3, 4, 5] && !rest.hasMore)
        let end = try slice(since: rest.next)
        #expect(end.rows.isEmpty && end.next == 5 && !end.hasMore)
    }

    @Test("rows are found by actor, action and time")
    func filters() throws {
        try record(.userEdit, atMs: 10)
        try record(.userCreate, atMs: 20, byCommandLine: true)
        #expect(try slice { $0.action = .userCreate }.rows.map(\.atMs) == [20])
        #expect(try slice { $0.actor = "user1" }.rows.map(\.atMs) == [10])
        let id = account.id.text
        #expect(try slice { $0.actor = id }.rows.map(\.atMs) == [10])
        #expect(try slice { $0.fromMs = 11 }.rows.map(\.atMs) == [20])
        #expect(try slice { $0.toMs = 20 }.rows.map(\.atMs) == [10])
    }

    @Test("the installation's record has appointments and no other acts in debates")
    func scopes() throws {
        try record(.ticketCreate, debate: .sample(1))
        try record(.memberAppoint, debate: .sample(1))
        try record(.debateCreate, debate: .sample(2))
        try record(.userEdit)
        #expect(try slice().rows.map(\.action) == ["member.appoint", "user.edit"])
        #expect(
            try slice(debate: .sample(1)).rows.map(\.action)
                == ["ticket.create", "member.appoint"])
        #expect(try slice(debate: .sample(1), actor: account.id).rows.count == 2)
        #expect(try slice(debate: .sample(1), actor: AccountID(.sample(9))).rows.isEmpty)
    }

    @Test("the database itself refuses to change or remove a row")
    func immutable() throws {
        try record()
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readWrite)
        for sql in [
            "UPDATE audit SET reason = 'x'", "DELETE FROM audit",
            "INSERT OR REPLACE INTO audit SELECT * FROM audit",
        ] {
            #expect(throws: SQLiteError.self) { try connection.run(sql) }
        }
    }

    @Test("an honest record holds, also an empty one")
    func honest() throws {
        #expect(try broken() == nil)
        for _ in 0..<5 { try record() }
        #expect(try broken() == nil)
    }

    @Test(
        "whatever is changed, dropped or swapped is found at its row",
        arguments: [
            ("UPDATE audit SET at_ms = at_ms + 1 WHERE number = 3", 3),
            ("UPDATE audit SET live_id = '\(DebateID.sample(9).text)' WHERE number = 3", 3),
            ("UPDATE audit SET actor = NULL WHERE number = 3", 3),
            ("UPDATE audit SET actor_name = 'x' WHERE number = 3", 3),
            ("UPDATE audit SET origin = 'x' WHERE number = 3", 3),
            ("UPDATE audit SET action = 'x' WHERE number = 3", 3),
            ("UPDATE audit SET target = 'x' WHERE number = 3", 3),
            ("UPDATE audit SET before = '1' WHERE number = 3", 3),
            ("UPDATE audit SET after = NULL WHERE number = 3", 3),
            ("UPDATE audit SET reason = '' WHERE number = 3", 3),
            ("DELETE FROM audit WHERE number = 1", 2),
            ("DELETE FROM audit WHERE number = 3", 4),
        ] as [(String, Int64)])
    func tampered(_ sql: String, _ row: Int64) throws {
        for _ in 0..<5 { try record() }
        try tamper(sql)
        #expect(try broken() == row)
    }
}
