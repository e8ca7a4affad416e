import CSQLite
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Statement memory")
struct StatementMemoryTests {
    /// Prepares on a database of its own and counts how often.
    private final class Preparer {
        private var handle: OpaquePointer?
        private(set) var count = 0

        init() {
            #expect(sqlite3_open(":memory:", &handle) == SQLITE_OK)
        }

        deinit {
            sqlite3_close_v2(handle)
        }

        func statement(_ sql: String) throws(SQLiteError) -> Statement {
            count += 1
            guard let handle else { throw SQLiteError(code: SQLITE_NOMEM, message: "no database") }
            return try Statement(sql, on: handle)
        }
    }

    private static func find(
        _ sql: String, in memory: inout StatementMemory, _ preparer: Preparer
    ) throws -> Statement {
        try memory.statement(sql) { () throws(SQLiteError) in try preparer.statement(sql) }
    }

    @Test(
        "a text is prepared once, short or long",
        arguments: ["BEGIN", "SELECT 1", "SELECT 1 AS a_name_that_needs_a_place_of_its_own"])
    func once(sql: String) throws {
        let preparer = Preparer()
        var memory = StatementMemory()
        let first = try Self.find(sql, in: &memory, preparer)
        let second = try Self.find(sql, in: &memory, preparer)
        #expect(first === second)
        #expect(preparer.count == 1)
    }

    @Test("texts put together anew are told apart by what they say, wherever they stand")
    func madeAnew() throws {
        let preparer = Preparer()
        var memory = StatementMemory()
        // Each text is gone before the next is made, which may then stand in the same place.
        for round in 0..<3 {
            for number in 0..<50 {
                let statement = try Self.find(
                    "SELECT \(number) AS a_name_that_needs_a_place", in: &memory, preparer)
                #expect(try statement.step())
                #expect(statement.integer(0) == Int64(number), "round \(round)")
                statement.reset()
            }
        }
        #expect(preparer.count == 50)
    }

    @Test("a text that cannot be prepared is not remembered")
    func failure() throws {
        let preparer = Preparer()
        var memory = StatementMemory()
        for _ in 0..<2 {
            #expect(throws: SQLiteError.self) {
                try Self.find("SELECT no_such_thing FROM nowhere", in: &memory, preparer)
            }
        }
        #expect(preparer.count == 2)
    }
}
