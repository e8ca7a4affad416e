import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Query plan")
struct QueryPlanTests {
    private let database: TemporaryDatabase
    private let connection: Connection

    init() throws {
        database = try TemporaryDatabase()
        connection = try Connection(path: database.home.settings.databasePath, mode: .readOnly)
    }

    /// The plan's steps, those of the query around the page left out: it sorts one page at most.
    private func plan(_ filter: DebateFilter) throws -> [String] {
        let shape = try #require(DebateListShape(filter))
        let values: [any SQLiteValue] = shape.values + [10, 0]
        return try connection.rows("EXPLAIN QUERY PLAN " + shape.page, values) { row in
            (row.integer(1), row.text(3))
        }
        .filter { parent, _ in parent != 0 }
        .map { _, step in step }
    }

    @Test(
        "the common lists walk an index in the order asked for, without sorting",
        arguments: [
            (DebateFilter(), "debate_listed_newest"),
            (DebateFilter(order: .startTime), "debate_listed_start"),
            (DebateFilter(status: .live), "debate_listed_newest_of_status"),
            (DebateFilter(status: .live, order: .startTime), "debate_listed_start_of_status"),
            (DebateFilter(category: "教育"), "debate_listed_newest_of_category"),
        ])
    func walks(_ filter: DebateFilter, _ index: String) throws {
        let plan = try plan(filter)
        #expect(
            plan.contains { $0.contains("INDEX \(index)") && !$0.contains("INDEX \(index)_") },
            "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test("a search starts from what it found, not from every debate")
    func search() throws {
        let plan = try plan(DebateFilter(keyword: "人工"))
        #expect(
            plan.contains { $0.hasPrefix("SEARCH debate USING INTEGER PRIMARY KEY") }, "\(plan)")
    }

    @Test("one debate is found by its identifier alone")
    func detail() throws {
        let plan = try connection.rows(
            "EXPLAIN QUERY PLAN " + DebateDetail.byID, ["x"]
        ) { $0.text(3) }
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(
        "a ballot, and what the clock asks four times a second, look into indexes alone",
        arguments: [
            (BallotBox.sql, 2), (BallotRow.ofVoter, 4), (BallotRow.castFrom, 2),
            (BallotRow.strongerCastFrom, 2), (TicketRow.heldBy, 2), (LedgerRows.receipt, 3),
            (OwnBallots.ofCaller, 3),
            ("SELECT count(*) FROM vote_round WHERE due_ms <= ?", 1),
        ])
    func votes(_ sql: String, _ values: Int) throws {
        let plan = try connection.rows(
            "EXPLAIN QUERY PLAN " + sql, [String](repeating: "1", count: values)
        ) { $0.text(3) }
        #expect(!plan.contains { $0.hasPrefix("SCAN") && $0 != "SCAN CONSTANT ROW" }, "\(plan)")
    }

    @Test(
        "what was cast from a device is found by the device, not among the ballots of a round",
        arguments: [BallotRow.castFrom, BallotRow.strongerCastFrom])
    func castFrom(_ sql: String) throws {
        let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql, ["1", "1"]) { $0.text(3) }
        #expect(
            plan.contains { $0.contains("INDEX ballot_cast_from (device=? AND round=?") }, "\(plan)"
        )
    }
}
