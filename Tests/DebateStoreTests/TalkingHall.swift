import DebateDomain
import DebateTestSupport

@testable import DebateStore

/// A debate whose audience talks: what the store must keep true whatever comes in what order.
struct TalkingHall {
    let database: TemporaryDatabase
    let debate = DebateID.sample(1)

    /// In a database that holds the debate already.
    init(in database: TemporaryDatabase) {
        self.database = database
    }

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1, life: .live(startedAtMs: 1)))
            try transaction.insert(.sample(2, life: .live(startedAtMs: 1)))
        }
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Value
    ) throws -> Value {
        try database.store.writer.submit(work)
    }

    func read<Value>(
        _ work: (borrowing ReadTransaction) throws(StoreError) -> Value
    ) throws -> Value {
        try database.store.reader().read(work)
    }

    static func identity(_ number: Int) -> Identity { .device(DeviceID(.sample(number))) }

    static func tag(_ number: Int) -> String {
        String("tag00000\(number)".suffix(8))
    }

    /// Says something as the guest of this number; held when there is a reason.
    @discardableResult
    func say(
        _ text: String, by guest: Int = 1, heldFor reason: HoldReason? = nil, atMs: Int64,
        in debate: DebateID = .sample(1)
    ) throws -> Danmaku {
        try write { transaction in
            let command = try SendDanmaku(
                JSONObject([JSONObject.Member(name: "text", value: .string(text))]), nfc: { $0 })
            let line = NewDanmaku(
                command, form: MatchingText(text, .store),
                author: DanmakuAuthor(name: "游客\(guest)", tag: Self.tag(guest)))
            let participant = try transaction.participant(
                Self.identity(guest), tag: Self.tag(guest), in: debate)
            return try transaction.insert(
                line, by: participant, in: debate, heldFor: reason, nowMs: atMs)
        }
    }

    func decide(_ line: Danmaku, becomes state: DanmakuState, atMs: Int64) throws -> Danmaku {
        let debate = debate
        return try write { transaction in
            try transaction.decide(
                line, becomes: state, in: debate,
                DanmakuDecisionNote(atMs: atMs, by: "场控", reason: "测试"))
        }
    }

    func comments() throws -> Int? {
        try read { transaction throws(StoreError) in
            try transaction.debate(debate)?.counts.comments
        }
    }

    func recent() throws -> [Danmaku] {
        try read { transaction throws(StoreError) in try transaction.recentDanmaku(of: debate) }
    }
}
