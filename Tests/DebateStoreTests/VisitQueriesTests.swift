import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

@Suite("Visits and viewers in the store")
struct VisitQueriesTests {
    private let hall: LiveHall

    init() throws {
        hall = try LiveHall()
    }

    @Test("a device counts once in each debate")
    func once() throws {
        let debate = hall.debate
        try hall.database.store.writer.submit { transaction in
            for number in [1, 2, 1, 1, 2] {
                try transaction.noteVisit(of: DeviceID(.sample(number)), to: debate, nowMs: nowMs)
            }
            try transaction.noteVisit(of: DeviceID(.sample(1)), to: .sample(2), nowMs: nowMs)
            try transaction.noteVisit(of: DeviceID(.sample(1)), to: .sample(9), nowMs: nowMs)
        }
        #expect(try hall.integer("SELECT views FROM debate_count WHERE debate = 1") == 3 + 2)
        #expect(try hall.integer("SELECT views FROM debate_count WHERE debate = 2") == 3 + 1)
        #expect(try hall.integer("SELECT count(*) FROM visit") == 3)
        let seen = try hall.database.store.reader().read { transaction throws(StoreError) in
            [
                try transaction.hasVisited(DeviceID(.sample(2)), debate),
                try transaction.hasVisited(DeviceID(.sample(2)), .sample(2)),
            ]
        }
        #expect(seen == [true, false])
    }

    private func look(atMs: Int64) throws -> Bool {
        let duty = ViewerSamples()
        let isDue = try hall.database.store.reader().read { transaction throws(StoreError) in
            try duty.isDue(transaction, nowMs: atMs)
        }
        try hall.database.store.writer.submit { transaction in
            try duty.perform(transaction, nowMs: atMs)
        }
        return isDue
    }

    private func samples() throws -> [Int64] {
        try hall.database.store.reader().read { transaction throws(StoreError) in
            try translating { () throws(SQLiteError) in
                try transaction.connection.rows(
                    "SELECT value FROM activity WHERE name = 'viewers' ORDER BY debate, at_ms"
                ) { $0.integer(0) }
            }
        }
    }

    @Test("the most watchers of each span are kept, over all daemons")
    func viewers() throws {
        let start = nowMs - nowMs % 10_000
        func present(_ node: String, _ viewers: Int, _ atMs: Int64, _ debate: Int = 1) throws {
            try hall.run(
                """
                INSERT OR REPLACE INTO presence (node, channel, viewers, at_ms)
                VALUES ('\(node)', 'debate/\(DebateID.sample(debate).text)', \(viewers), \(atMs))
                """)
        }
        #expect(try !look(atMs: start))
        try present("a", 100, start)
        try present("b", 40, start)
        #expect(try look(atMs: start + 1))
        #expect(try !look(atMs: start + 2), "another worker finds nothing left")
        #expect(try samples() == [140])
        try present("b", 10, start + 5000)
        #expect(try !look(atMs: start + 5001), "fewer than before in this span")
        try present("a", 200, start + 6000)
        #expect(try look(atMs: start + 6001))
        #expect(try samples() == [210])
        #expect(try look(atMs: start + 10_000), "a new span")
        #expect(try samples() == [210, 210])
        #expect(try look(atMs: start + 20_000), "only the younger row counts still")
        #expect(try samples() == [210, 210, 200])
        #expect(try !look(atMs: start + 40_000), "rows of daemons that are gone count no more")
        try present("a", 0, start + 40_000)
        #expect(try !look(atMs: start + 40_000), "nobody watching is no row")
        try present("a", 5, start + 50_000, 2)
        #expect(try look(atMs: start + 50_000))
        #expect(try samples() == [210, 210, 200, 5])
    }
}
