import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

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
