import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

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
