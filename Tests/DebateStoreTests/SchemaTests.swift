import CSQLite
import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Schema")
struct SchemaTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
        connection = try Connection(path: home.settings.databasePath, mode: .readWrite)
        try connection.run("BEGIN")
        let live = Debate.sample(1, plannedStartMs: 5, life: .live(startedAtMs: 10))
        try WriteTransaction(connection: connection).insert(live)
        try connection.run("COMMIT")
    }

    @Test("every table of ours is STRICT")
    func strict() throws {
        let loose = try connection.rows(
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
            """
        ) { $0.text(0) }
        #expect(loose == [])
        let tables = try connection.integer(
            "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 1")
        #expect(tables >= 5)
    }

    @Test("every connection holds foreign keys and waits for the disk")
    func pragmas() throws {
        #expect(try connection.integer("PRAGMA foreign_keys") == 1)
        #expect(try connection.integer("PRAGMA synchronous") == 2)
        #expect(throws: SQLiteError.self) {
            try connection.run("INSERT INTO debate_count VALUES (99, 0, 0, 0)")
        }
    }

    @Test(
        "refuses values no debate may have",
        arguments: [
            "id = 'short'", "title = ''", "title = replace(hex(zeroblob(51)), '00', '正反')",
            "motion = ''", "motion = replace(hex(zeroblob(101)), '00', '正反')", "category = ''",
            "category = '123456789012345678901'",
            "description = replace(hex(zeroblob(1001)), '00', '正反')", "tags = '{}'",
            "tags = 'x'", "tags = '[1,2,3,4,5,6]'", "cover_image = ''", "host_name = ''",
            "host_name = replace(hex(zeroblob(17)), '00', '正反')", "host_avatar = ''",
            "owner_device = 'x'", "status = 3", "status = -1", "is_demo = 2", "title = NULL",
            "status = 'live'", "created_at_ms = 1.5",
            // status and times belong together; the row is live since 10
            "started_at_ms = NULL", "ended_at_ms = 20", "status = 2",
            "status = 2, ended_at_ms = 9", "status = 2, started_at_ms = NULL, ended_at_ms = 20",
        ])
    func refuses(_ assignment: String) {
        #expect(throws: SQLiteError.self) {
            try connection.run(
                "UPDATE debate SET \(assignment) WHERE id = '\(DebateID.sample(1).text)'")
        }
    }

    @Test(
        "takes the longest values, counted in code points",
        arguments: [
            "description = replace(hex(zeroblob(1000)), '00', '正反')", "tags = '[1,2,3,4,5]'",
            "status = 2, ended_at_ms = 10", "cover_image = NULL",
        ])
    func takes(_ assignment: String) throws {
        try connection.run("UPDATE debate SET \(assignment)")
        #expect(try connection.integer("SELECT changes()") == 1)
    }

    @Test(
        "takes the longest title and motion while they may change",
        arguments: [
            "title = replace(hex(zeroblob(50)), '00', '正反')",
            "motion = replace(hex(zeroblob(100)), '00', '正反')",
        ])
    func takesLongest(_ assignment: String) throws {
        try WriteTransaction(connection: connection).insert(.sample(2))
        try connection.run("UPDATE debate SET \(assignment) WHERE status = 0")
        #expect(try connection.integer("SELECT changes()") == 1)
    }

    @Test(
        "what must stay is held by the table too",
        arguments: [
            ("title = 'x'", "rule L4"), ("motion = 'x'", "rule L4"),
            ("is_rehearsal = 1", "rule L8"), ("archived_at_ms = 5", "CHECK"),
            ("rules = '{\"minPaired\":2}'", "rule I4"), ("rules = '{}'", "rule I4"),
            ("rules_locked_at_ms = NULL", "rule I4"), ("rules_locked_at_ms = 9", "rule I4"),
            ("rules = '[]'", ""), ("settings = 'x'", ""), ("revision = 0", "CHECK"),
            ("starts_by_itself = 2", "CHECK"), ("room = 99", "FOREIGN KEY"),
        ])
    func stays(_ assignment: String, _ why: String) throws {
        try connection.run("UPDATE debate SET rules_locked_at_ms = 8")
        let problem = #expect(throws: SQLiteError.self) {
            try connection.run("UPDATE debate SET \(assignment)")
        }
        #expect(problem?.message.contains(why) == true || why.isEmpty)
    }

    @Test("the names of the sides stay once the debate is live; what they stand for may change")
    func labels() throws {
        #expect(throws: SQLiteError.self) {
            try connection.run("UPDATE debate_side SET label = 'x' WHERE side = 'negative'")
        }
        try connection.run("UPDATE debate_side SET label = label, claim = 'x', team = 'x'")
        #expect(throws: SQLiteError.self) {
            try connection.run(
                "UPDATE debate_side SET speakers = '[1,2,3,4,5,6,7,8,9]' WHERE side = 'negative'")
        }
    }

    @Test("the rules may change until the first ballot")
    func rulesBefore() throws {
        try connection.run("UPDATE debate SET rules = '{\"minPaired\":2}'")
        #expect(try connection.integer("SELECT changes()") == 1)
    }

    @Test("one room has one live debate")
    func oneLive() throws {
        let room = Room(
            id: RoomID(randomBytes: [1, 2, 3, 4, 5, 6]), name: "n", playback: .rtmp,
            createdAtMs: 1)
        let transaction = WriteTransaction(connection: connection)
        try transaction.insert(room, key: StreamKey(String(repeating: "k", count: 32)))
        var second = Debate.sample(2, life: .live(startedAtMs: 10))
        second.room = room.id
        try transaction.insert(second)
        #expect(throws: SQLiteError.self) {
            try connection.run("UPDATE debate SET room = 1 WHERE room IS NULL")
        }
    }

    @Test(
        "numbers shown beside a debate are never negative",
        arguments: ["views", "likes", "comments"])
    func counts(_ column: String) {
        #expect(throws: SQLiteError.self) {
            try connection.run("UPDATE debate_count SET \(column) = -1")
        }
    }

    @Test(
        "the status only goes forward",
        arguments: [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)])
    func forward(_ old: Int, _ new: Int) throws {
        func move(to status: Int) throws(SQLiteError) {
            try connection.run(
                """
                UPDATE debate SET status = \(status),
                    started_at_ms = iif(\(status) > 0, 10, NULL),
                    ended_at_ms = iif(\(status) = 2, 20, NULL)
                """)
        }
        try connection.run("DELETE FROM debate")
        try WriteTransaction(connection: connection).insert(.sample(2))
        try move(to: old)
        if new >= old {
            try move(to: new)
        } else {
            let problem = #expect(throws: SQLiteError.self) { try move(to: new) }
            #expect(problem?.message.contains("rule L1") == true)
        }
        #expect(try connection.integer("SELECT status FROM debate") == Int64(max(old, new)))
    }

    @Test("a debate has one row for each side, and no third")
    func sides() {
        #expect(throws: SQLiteError.self) {
            try connection.run(
                "INSERT INTO debate_side SELECT debate, side, 'x', '', '' FROM debate_side")
        }
        #expect(throws: SQLiteError.self) {
            try connection.run("UPDATE debate_side SET side = 'judges'")
        }
    }

    @Test("deleting a debate deletes its sides and numbers, and its number is not used again")
    func cascade() throws {
        let number = try connection.integer("SELECT number FROM debate")
        try connection.run("DELETE FROM debate")
        #expect(try connection.integer("SELECT count(*) FROM debate_side") == 0)
        #expect(try connection.integer("SELECT count(*) FROM debate_count") == 0)
        try WriteTransaction(connection: connection).insert(.sample(3))
        #expect(try connection.integer("SELECT number FROM debate") > number)
    }

    @Test("a wrong number of values is a fault of ours, not a silent NULL")
    func bindCount() {
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT ?, ?", [1]) }
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT ?", [1, 2]) }
    }

    @Test("values come back as they were bound, the empty text too")
    func values() throws {
        let values: [any SQLiteValue] = [
            "", "正\0反", Int64.min, true, nil as String?, "x" as String?,
        ]
        let row = try connection.rows("SELECT ?, ?, ?, ?, ?, ?", values) { row in
            (
                row.optionalText(0), row.text(1), row.integer(2), row.integer(3),
                row.optionalText(4), row.optionalText(5)
            )
        }
        let first = try #require(row.first)
        #expect(first == ("", "正\0反", Int64.min, 1, nil, "x"))
    }
}
