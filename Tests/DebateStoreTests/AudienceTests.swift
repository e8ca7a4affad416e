import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

/// A debate that is live, in a database of its own.
struct LiveHall {
    let database: TemporaryDatabase
    let debate = DebateID.sample(1)

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1, life: .live(startedAtMs: nowMs - 60_000)))
            try transaction.insert(.sample(2, life: .live(startedAtMs: nowMs - 60_000)))
        }
    }

    static func viewer(_ number: Int) -> Identity {
        .device(DeviceID(.sample(number)))
    }

    /// A tag for a sample viewer: 8 characters of its number.
    static func tag(_ number: Int) -> String {
        String("\(number)-------".prefix(8))
    }

    func like(
        _ viewer: Int, _ count: Int, _ side: Side? = nil, in debate: DebateID? = nil,
        atMs: Int64 = nowMs
    ) throws {
        let debate = debate ?? self.debate
        try database.store.writer.submit { transaction in
            try Self.like(transaction, viewer, count, side, debate, atMs)
        }
    }

    static func like(
        _ transaction: borrowing WriteTransaction, _ viewer: Int, _ count: Int, _ side: Side?,
        _ debate: DebateID, _ atMs: Int64
    ) throws {
        let entry = try transaction.takePart(
            Self.viewer(viewer), tag: tag(viewer), in: debate, nowMs: atMs)
        try transaction.addLikes(
            SendLikes(count: count, side: side), by: entry.participant, in: debate, nowMs: atMs)
    }

    @discardableResult
    func give(
        _ viewer: Int, _ gift: String, _ count: Int = 1, _ side: Side? = nil, budget: Int? = nil,
        atMs: Int64 = nowMs
    ) throws -> SentGift {
        try database.store.writer.submit { [debate] transaction in
            try Self.give(transaction, viewer, gift, count, side, budget, debate, atMs)
        }
    }

    static func give(
        _ transaction: borrowing WriteTransaction, _ viewer: Int, _ gift: String, _ count: Int,
        _ side: Side?, _ budget: Int?, _ debate: DebateID, _ atMs: Int64
    ) throws -> SentGift {
        guard let gift = GiftCatalogue.gift(gift) else { throw RuleViolation.unknownGift }
        let entry = try transaction.takePart(
            Self.viewer(viewer), tag: tag(viewer), in: debate, nowMs: atMs)
        let sending = SendGift(gift: gift, count: count, side: side)
        let purse = GiftPurse(
            budget: budget ?? entry.giftBudget,
            spent: try transaction.reading.spentPoints(of: entry.participant))
        let decision = try sending.decide(
            purse, last: try transaction.reading.lastRun(of: entry.participant), nowMs: atMs)
        return try transaction.send(
            sending, decision, by: entry.participant, named: "游客\(viewer)", in: debate,
            nowMs: atMs)
    }

    func counters(of debate: DebateID? = nil) throws -> [String: Int64] {
        let debate = debate ?? self.debate
        let counters = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.storedCounters(of: .debate(debate))
        }
        return Dictionary(
            uniqueKeysWithValues: counters.map { counter in
                guard case .number(let value) = counter.value else { return (counter.name, -1) }
                return (counter.name, value)
            })
    }

    func integer(_ sql: String) throws -> Int64 {
        try database.store.reader().read { transaction throws(StoreError) in
            try translating { () throws(SQLiteError) in
                try transaction.connection.integer(sql)
            }
        }
    }

    func run(_ sql: String) throws {
        try database.store.writer.submit { transaction in try transaction.connection.run(sql) }
    }
}

@Suite("Likes in the store")
struct LikeQueriesTests {
    private let hall: LiveHall

    init() throws {
        hall = try LiveHall()
    }

    @Test("one sum for each viewer, the debate's numbers beside it")
    func sums() throws {
        try hall.like(1, 3)
        try hall.like(1, 4, .affirmative)
        try hall.like(2, 5, .negative)
        try hall.like(1, 9, in: .sample(2))
        #expect(
            try hall.counters() == ["likes": 12, "likes.affirmative": 4, "likes.negative": 5])
        #expect(try hall.counters(of: .sample(2)) == ["likes": 9])
        #expect(try hall.integer("SELECT count(*) FROM like_sum") == 3)
        #expect(
            try hall.integer(
                "SELECT likes * 100 + affirmative * 10 + negative FROM like_sum LIMIT 1") == 740)
        let counts = try hall.integer("SELECT likes FROM debate_count WHERE debate = 1")
        #expect(counts == 2 + 12, "a sample debate begins with two")
    }

    @Test("activity is kept by spans of ten seconds, and adds up to the counters")
    func activity() throws {
        for step in 0..<30 {
            try hall.like(
                step % 4, step + 1, step % 2 == 0 ? .affirmative : nil,
                atMs: nowMs + Int64(step) * 1500)
        }
        let total = try hall.integer("SELECT sum(value) FROM activity WHERE name = 'likes'")
        #expect(try hall.counters()["likes"] == total)
        #expect(
            try hall.counters()["likes.affirmative"]
                == hall.integer("SELECT sum(value) FROM activity WHERE name = 'likes.affirmative'"))
        #expect(try hall.integer("SELECT count(*) FROM activity WHERE name = 'likes'") >= 4)
    }

    @Test(
        "the schema refuses sums that cannot be",
        arguments: [
            "likes = 0", "affirmative = -1", "negative = -1", "affirmative = 4",
            "affirmative = 2, negative = 2",
        ])
    func refuses(_ assignment: String) throws {
        try hall.like(1, 3)
        #expect(throws: (any Error).self) { try hall.run("UPDATE like_sum SET \(assignment)") }
    }

    @Test("before the start, after the end and when banned nothing is counted")
    func when() throws {
        try hall.database.store.writer.submit { transaction in
            try transaction.insert(.sample(3))
            try transaction.insert(
                .sample(4, life: .ended(startedAtMs: nowMs - 100, endedAtMs: nowMs - 50)))
        }
        #expect(throws: RuleViolation.notLive) { try hall.like(1, 1, in: .sample(3)) }
        #expect(throws: RuleViolation.interactionClosed) { try hall.like(1, 1, in: .sample(4)) }
        #expect(throws: RuleViolation.notFound) { try hall.like(1, 1, in: .sample(9)) }
        #expect(try hall.integer("SELECT count(*) FROM participant") == 0, "undone whole")
        try hall.like(1, 1)
        try hall.run(
            """
            INSERT INTO restriction (debate, participant, kind, until_ms, reason, by_name, created_at_ms)
            VALUES (1, 1, 'ban', \(nowMs + 1), 'x', 'x', 0)
            """)
        #expect(throws: RuleViolation.banned) { try hall.like(1, 1) }
        try hall.like(1, 1, atMs: nowMs + 1)
        try hall.run("UPDATE restriction SET until_ms = NULL")
        #expect(throws: RuleViolation.banned) { try hall.like(1, 1, atMs: nowMs + 1) }
        try hall.run("UPDATE restriction SET kind = 'mute'")
        try hall.like(1, 1)
        try hall.run("UPDATE restriction SET kind = 'ban', lifted_at_ms = 5")
        try hall.like(1, 1)
        #expect(try hall.counters() == ["likes": 4])
    }
}

@Suite("Gifts in the store")
struct GiftQueriesTests {
    private let hall: LiveHall

    init() throws {
        hall = try LiveHall()
    }

    private func board(_ limit: Int = 50) throws -> [Giver] {
        try hall.database.store.reader().read { [debate = hall.debate] t throws(StoreError) in
            try t.topGivers(of: debate, limit: limit)
        }
    }

    @Test("a sending is numbered, paid and shown")
    func sends() throws {
        let first = try hall.give(1, "tea", 2, .affirmative)
        let second = try hall.give(1, "tea", 1, .affirmative, atMs: nowMs + 1000)
        #expect(first.number.text == "g1")
        #expect(second.number.text == "g2")
        #expect((first.combo, second.combo) == (2, 3))
        #expect(second.points == 5)
        #expect(second.author == GiftAuthor(name: "游客1", tag: "1-------"))
        #expect(try hall.counters() == ["gifts": 15, "gifts.affirmative": 15])
        #expect(try hall.integer("SELECT spent FROM gift_purse") == 15)
        #expect(try hall.integer("SELECT sum(value) FROM activity WHERE name = 'gifts'") == 15)
    }

    @Test("what cannot be paid leaves no trace")
    func refused() throws {
        try hall.give(1, "rocket", 2)
        #expect(throws: RuleViolation.budgetSpent(pointsLeft: 0)) { try hall.give(1, "flower") }
        #expect(throws: RuleViolation.budgetSpent(pointsLeft: 100)) {
            try hall.give(2, "rocket", 3)
        }
        #expect(try hall.counters() == ["gifts": 100])
        #expect(try hall.integer("SELECT count(*) FROM gift") == 1)
        #expect(try hall.integer("SELECT count(*) FROM participant") == 1)
    }

    @Test(
        "the schema itself lets nobody overdraw a purse",
        arguments: ["spent = 101", "budget = 59", "budget = 10001, spent = 10001", "spent = 0"])
    func schema(_ assignment: String) throws {
        try hall.give(1, "lantern", 3)
        #expect(throws: (any Error).self) { try hall.run("UPDATE gift_purse SET \(assignment)") }
        try hall.run("UPDATE gift_purse SET budget = 60")
    }

    @Test("many at once spend what there is and no more")
    func concurrently() async throws {
        let writer = hall.database.store.writer
        let debate = hall.debate
        let taken = await withTaskGroup(of: Bool.self) { group in
            for step in 0..<200 {
                group.addTask {
                    (try? writer.submit { transaction in
                        try LiveHall.give(
                            transaction, step % 2, "fan", 1 + step % 3, nil, 100, debate, nowMs)
                    }) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(try hall.integer("SELECT count(*) FROM gift") == Int64(taken))
        #expect(try hall.integer("SELECT max(spent) FROM gift_purse") <= 100)
        #expect(try hall.integer("SELECT min(spent) FROM gift_purse") > 76)
        let spent = try hall.integer("SELECT sum(spent) FROM gift_purse")
        #expect(try hall.integer("SELECT sum(points) FROM gift") == spent)
        #expect(try hall.counters()["gifts"] == spent)
    }

    @Test("whatever is sent in whatever order, purses, gifts, numbers and activity agree")
    func agree() throws {
        var random = SeededRandom("gifts in the store")
        var paid: [Int: Int] = [:]
        for step in 0..<300 {
            let viewer = random.int(in: 1...8)
            let gift = random.element(of: GiftCatalogue.all)
            let count = random.int(in: 1...random.element(of: [1, 5, 99]))
            let side = random.element(of: [nil, .affirmative, .negative] as [Side?])
            let budget = random.element(of: [0, 100, 500, 10_000])
            do {
                let sent = try hall.give(
                    viewer, gift.id, count, side, budget: budget, atMs: nowMs + Int64(step) * 700)
                paid[viewer, default: 0] += sent.points
                #expect(paid[viewer, default: 0] <= budget)
            } catch RuleViolation.budgetSpent(let left) {
                #expect(left == max(0, budget - paid[viewer, default: 0]))
                #expect(gift.points * count > left)
            }
        }
        let total = Int64(paid.values.reduce(0, +))
        #expect(try hall.counters()["gifts"] == total)
        #expect(try hall.integer("SELECT sum(points) FROM gift") == total)
        #expect(try hall.integer("SELECT sum(value) FROM activity WHERE name = 'gifts'") == total)
        #expect(
            try hall.integer("SELECT sum(points) FROM gift WHERE side = 'negative'")
                == hall.counters()["gifts.negative", default: 0])
        #expect(try board().map(\.points) == paid.values.sorted(by: >))
    }

    @Test("the board shows who got there first before others with as much")
    func order() throws {
        try hall.give(3, "tea")
        try hall.give(1, "microphone")
        try hall.give(2, "tea")
        try hall.give(3, "tea")
        #expect(try board().map(\.author.name) == ["游客1", "游客3", "游客2"])
        #expect(try board(1).map(\.points) == [10])
        try hall.give(2, "tea")
        #expect(try board().map(\.author.name) == ["游客1", "游客3", "游客2"])
        try hall.give(2, "flower")
        #expect(try board().map(\.author.name) == ["游客2", "游客1", "游客3"])
    }

    @Test("deleting a debate deletes what was given in it")
    func cascade() throws {
        try hall.give(1, "tea")
        try hall.like(1, 1)
        try hall.run("DELETE FROM debate")
        for table in ["gift", "gift_purse", "like_sum", "participant", "activity"] {
            #expect(try hall.integer("SELECT count(*) FROM \(table)") == 0)
        }
    }

    @Test("the board and a viewer's last gift are found by an index, without sorting")
    func plans() throws {
        func plan(_ sql: String, _ values: [any SQLiteValue]) throws -> [String] {
            try hall.database.store.reader().read { transaction throws(StoreError) in
                try translating { () throws(SQLiteError) in
                    try transaction.connection.rows("EXPLAIN QUERY PLAN " + sql, values) {
                        $0.text(3)
                    }
                }
            }
        }
        for steps in [try plan(GiftRow.board, ["x", 10]), try plan(GiftRow.last, [1])] {
            #expect(
                !steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }
}

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
