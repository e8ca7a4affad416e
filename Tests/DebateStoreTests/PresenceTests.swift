import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Presence")
struct PresenceTests {
    private static let nowMs: Int64 = 1_795_000_000_000

    private func viewers(
        _ database: TemporaryDatabase, at nowMs: Int64 = nowMs
    ) throws -> [DebateID: Int] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.viewers(nowMs: nowMs)
        }
    }

    @Test("what several daemons count is summed, and counts no more when it is old")
    func sums() throws {
        let database = try TemporaryDatabase()
        let (one, two) = (Debate.sample(1), Debate.sample(2))
        try database.store.writer.submit { transaction in
            try transaction.insert(one)
            try transaction.insert(two)
            try transaction.note(
                viewers: [one.id: 7, two.id: 1], of: "live-1", nowMs: Self.nowMs)
            try transaction.note(viewers: [one.id: 5], of: "live-2", nowMs: Self.nowMs - 14_000)
        }
        #expect(try viewers(database) == [one.id: 12, two.id: 1])
        #expect(try viewers(database, at: Self.nowMs + 2000) == [one.id: 7, two.id: 1])
        #expect(try viewers(database, at: Self.nowMs + 15_000) == [:])
    }

    @Test("a daemon's new count replaces its old one, and what is an hour old is removed")
    func replaces() throws {
        let database = try TemporaryDatabase()
        let debate = Debate.sample(1)
        try database.store.writer.submit { transaction in
            try transaction.insert(debate)
            for (node, at) in [("live-1", Int64(0)), ("live-2", 3_590_000)] {
                try transaction.note(
                    viewers: [debate.id: 9], of: node, nowMs: Self.nowMs + at)
            }
            try transaction.note(
                viewers: [debate.id: 3], of: "live-2", nowMs: Self.nowMs + 3_601_000)
        }
        #expect(try viewers(database, at: Self.nowMs + 3_601_000) == [debate.id: 3])
        let rows = try database.store.reader().read { transaction throws(StoreError) in
            try translating { () throws(SQLiteError) in
                try transaction.connection.integer("SELECT count(*) FROM presence")
            }
        }
        #expect(rows == 1)
    }

    private func count(
        _ database: TemporaryDatabase, at nowMs: Int64
    ) throws -> CounterValue? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.viewers(of: Debate.sample(1).id, nowMs: nowMs)
        }
    }

    @Test("after the clock was set back a count has a greater revision still, whoever writes it")
    func clockSetBack() throws {
        let database = try TemporaryDatabase()
        let debate = Debate.sample(1)
        func note(_ viewers: Int, of node: String, at nowMs: Int64) throws -> CounterValue? {
            try database.store.writer.submit { transaction in
                try transaction.note(viewers: [debate.id: viewers], of: node, nowMs: nowMs)
            }
            return try count(database, at: nowMs)
        }
        try database.store.writer.submit { try $0.insert(debate) }
        let before = try #require(try note(7, of: "live-1", at: Self.nowMs))
        #expect(before.rev == Self.nowMs)
        let earlierMs = Self.nowMs - 3_600_000
        #expect(try count(database, at: earlierMs) == nil, "it may be of a daemon that is gone")
        let other = try #require(try note(2, of: "live-2", at: earlierMs))
        #expect(other.value == .number(2) && other.rev > before.rev)
        let both = try #require(try note(8, of: "live-1", at: earlierMs + 5000))
        #expect(both.value == .number(10) && both.rev > other.rev)
    }

    @Test("viewers of a daemon that is gone are taken out by a write, once")
    func gone() throws {
        let database = try TemporaryDatabase()
        let debate = Debate.sample(1)
        try database.store.writer.submit { transaction in
            try transaction.insert(debate)
            try transaction.note(viewers: [debate.id: 7], of: "live-1", nowMs: Self.nowMs)
        }
        let reader = database.store.reader()
        func isDue(at nowMs: Int64) throws -> Bool {
            try reader.read { transaction throws(StoreError) in
                try ForgetViewers().isDue(transaction, nowMs: nowMs)
            }
        }
        let goneMs = Self.nowMs + Presence.freshMs
        #expect(try !isDue(at: goneMs - 1))
        #expect(try isDue(at: goneMs))
        let version = try reader.version()
        try database.store.writer.submit { transaction in
            try ForgetViewers().perform(transaction, nowMs: goneMs)
        }
        #expect(try reader.version() != version, "what is kept until a commit is asked for anew")
        #expect(try !isDue(at: goneMs) && viewers(database, at: goneMs) == [:])
        // Its revisions go on when it is back.
        try database.store.writer.submit { transaction in
            try transaction.note(viewers: [debate.id: 1], of: "live-1", nowMs: goneMs - 3_600_000)
        }
        #expect(try count(database, at: goneMs - 3_600_000)?.rev == Self.nowMs + 1)
    }

    @Test("the lobby's hot numbers are those of debates that are live, and of no rehearsal")
    func lobby() throws {
        let database = try TemporaryDatabase()
        let (live, planned) = (Debate.sample(1), Debate.sample(2))
        var hidden = Debate.sample(3)
        hidden.isRehearsal = true
        try database.store.writer.submit { [hidden] transaction in
            for debate in [live, planned, hidden] {
                try transaction.insert(debate)
                try transaction.note(viewers: [debate.id: 4], of: "live-1", nowMs: Self.nowMs)
                try transaction.add(6, to: "likes", of: .debate(debate.id))
            }
            for debate in [live, hidden] {
                try translating { () throws(SQLiteError) in
                    try transaction.connection.execute(
                        "UPDATE debate SET status = 1, started_at_ms = 1 WHERE id = ?",
                        [debate.id.text])
                }
            }
        }
        let counters = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.counters(of: .lobby, nowMs: Self.nowMs)
        }
        #expect(
            counters.values.map(\.name) == ["likes/\(live.id.text)", "viewers/\(live.id.text)"])
        #expect(counters.values.map(\.value) == [.number(6), .number(4)])
    }
}
