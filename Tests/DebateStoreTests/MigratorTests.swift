import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Migrator")
struct MigratorTests {
    private let home: TemporaryHome
    private let path: String

    init() throws {
        home = try TemporaryHome()
        path = home.settings.databasePath
    }

    private func migrate(_ steps: [Migration] = Migration.all) throws -> Int {
        try Migrator.migrate(
            path: path, lock: FileLock(path: home.settings.writeLockPath), steps: steps,
            nowMs: FixedClock.evening.nowMs, log: .silent)
    }

    private func connection() throws -> Connection {
        try Connection(path: path, mode: .create)
    }

    private func number(_ sql: String) throws -> Int64 {
        try connection().integer(sql)
    }

    private func problem(_ body: () throws -> Void) -> StoreError? {
        do {
            try body()
            return nil
        } catch {
            return error as? StoreError
        }
    }

    @Test("the steps are numbered from 1 without a gap")
    func numbers() {
        #expect(Migration.all.map(\.number) == Array(1...Migrator.newest))
    }

    @Test("makes a missing database, once, and marks it as ours")
    func fromNothing() throws {
        #expect(try migrate() == 0)
        #expect(try migrate() == Migrator.newest)
        #expect(try number("PRAGMA application_id") == 0x6465_6261)
        #expect(try number("PRAGMA user_version") == Int64(Migrator.newest))
        #expect(try number("SELECT count(*) FROM schema_migration") == Int64(Migrator.newest))
        #expect(
            try number("SELECT min(applied_at_ms) FROM schema_migration")
                == FixedClock.evening.nowMs)
        let mode = try connection().rows("PRAGMA journal_mode") { $0.text(0) }
        #expect(mode == ["wal"])
    }

    @Test("of many threads that come at once one runs each step")
    func threads() throws {
        let settings = home.settings
        let failures = Monitor(0)
        onThreads(8) { _ in
            do { try Store.migrate(settings: settings, log: .silent) } catch {
                failures.update { $0 += 1 }
            }
        }
        #expect(failures.update { $0 } == 0)
        #expect(try number("SELECT count(*) FROM schema_migration") == Int64(Migrator.newest))
    }

    @Test("of many processes that come at once one runs each step, and all can write")
    func processes() throws {
        let program = try ChildProcess.built("debatectl")
        let children = (1...4).map { seed in
            ChildProcess(
                program, ["demo", "--debates", "3", "--seed", "\(seed)"],
                environment: ["DEBATE_HOME": home.path], output: silence)
        }
        #expect(children.map { $0.wait() } == [0, 0, 0, 0])
        #expect(try number("SELECT count(*) FROM schema_migration") == Int64(Migrator.newest))
        #expect(try number("SELECT count(*) FROM debate") == 12)
    }

    @Test("a step that came later runs on an existing file and keeps what is there")
    func laterStep() throws {
        _ = try migrate()
        let store = Store(settings: home.settings, log: .silent)
        try commit([submitted { try $0.insert(.sample(1)) }], in: home)
        let later = Migration(
            number: Migrator.newest + 1, name: "later",
            sql: "ALTER TABLE debate ADD COLUMN colour TEXT; CREATE TABLE shade (a) STRICT;"
                .replacing("(a)", with: "(a INTEGER)"))
        #expect(try migrate(Migration.all + [later]) == Migrator.newest)
        #expect(try number("PRAGMA user_version") == Int64(later.number))
        let names = try connection().rows("SELECT name FROM schema_migration ORDER BY number") {
            $0.text(0)
        }
        #expect(names == Migration.all.map(\.name) + ["later"])
        // This program tolerates one newer step while it still runs.
        let debate = try store.reader().read { transaction throws(StoreError) in
            try transaction.debate(.sample(1))
        }
        #expect(debate == .sample(1))
    }

    @Test("a step that fails leaves the version before, nothing of itself, and may be mended")
    func failingStep() throws {
        let number = Migrator.newest + 1
        let bad = Migration(
            number: number, name: "bad", sql: "CREATE TABLE half (a INTEGER) STRICT; NONSENSE;")
        _ = try migrate()
        #expect(problem { _ = try migrate(Migration.all + [bad]) } != nil)
        #expect(try self.number("PRAGMA user_version") == Int64(Migrator.newest))
        #expect(try self.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0)
        let good = Migration(
            number: number, name: "good", sql: "CREATE TABLE half (a INTEGER) STRICT")
        #expect(try migrate(Migration.all + [good]) == Migrator.newest)
    }

    @Test("a first step that fails leaves an empty file, which a later start fills")
    func failingFirstStep() throws {
        let bad = Migration(number: 1, name: "bad", sql: "NONSENSE")
        #expect(problem { _ = try migrate([bad]) } != nil)
        #expect(try migrate() == 0)
        #expect(try number("PRAGMA user_version") == Int64(Migrator.newest))
    }

    @Test("a database of a newer program is refused and left as it is")
    func newer() throws {
        _ = try migrate()
        try connection().run("PRAGMA user_version = \(Migrator.newest + 1)")
        let refusal = StoreError.newerDatabase(
            found: Migrator.newest + 1, known: Migrator.newest)
        #expect(problem { try Store.migrate(settings: home.settings, log: .silent) } == refusal)
        #expect(try number("PRAGMA user_version") == Int64(Migrator.newest + 1))
    }

    @Test("two steps ahead is too new for a program that still runs")
    func tooNewToRead() throws {
        _ = try migrate()
        try connection().run("PRAGMA user_version = \(Migrator.newest + 2)")
        let refusal = StoreError.newerDatabase(
            found: Migrator.newest + 2, known: Migrator.newest)
        let reader = Store(settings: home.settings, log: .silent).reader()
        #expect(throws: refusal) { try reader.read { _ throws(StoreError) in } }
    }

    @Test(
        "a database of another program is refused and left as it is",
        arguments: [
            "CREATE TABLE theirs (a)", "PRAGMA user_version = 1", "PRAGMA application_id = 7",
        ])
    func foreign(_ sql: String) throws {
        try connection().run(sql)
        guard case .damaged? = problem({ try Store.migrate(settings: home.settings, log: .silent) })
        else {
            Issue.record("not refused as damaged or not ours")
            return
        }
        #expect(try number("SELECT count(*) FROM sqlite_schema WHERE name = 'debate'") == 0)
    }

    @Test(
        "a file that is no database is refused and left as it is",
        arguments: ["no database", String(repeating: "no database ", count: 1000)])
    func garbage(_ text: String) throws {
        try Files.replace(path, with: Array(text.utf8))
        guard case .damaged? = problem({ try Store.migrate(settings: home.settings, log: .silent) })
        else {
            Issue.record("not refused as damaged")
            return
        }
        #expect(try Files.read(path) == Array(text.utf8))
        let isOpen = (0..<1024).contains { Files.linkTarget("/proc/self/fd/\($0)") == path }
        #expect(!isOpen, "a refused file is closed again")
    }

    @Test("a place that cannot be written to says so, and is not damaged")
    func nowhere() throws {
        let settings = try Settings(Environment(["DEBATE_HOME": home.path + "/missing"]))
        guard case .unavailable? = problem({ try Store.migrate(settings: settings, log: .silent) })
        else {
            Issue.record("not unavailable")
            return
        }
    }

    @Test("a database of every older version migrates and can be read", arguments: [1, 2])
    func older(_ version: Int) throws {
        let dump = try Fixtures.text("000\(version).sql")
        try connection().run(dump)
        #expect(try migrate() == version)
        let page = try Store(settings: home.settings, log: .silent).reader()
            .read { transaction throws(StoreError) in
                try transaction.debates(
                    DebateFilter(keyword: "宠物"), PageNumber(page: 1, size: 10))
            }
        #expect(page.rows.map(\.title) == ["猫和狗谁更适合当宠物"])
        #expect(page.rows.first?.life == .ended(startedAtMs: 2000, endedAtMs: 3000))
        #expect(page.rows.first?.counts == Debate.Counts(views: 30, likes: 20, comments: 10))
    }
}
