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
