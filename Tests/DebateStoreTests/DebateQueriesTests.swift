import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Debate queries")
struct DebateQueriesTests {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase()
    }

    private func debate(_ id: DebateID) throws -> Debate? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.debate(id)
        }
    }

    @Test(
        "a debate comes back as it was stored",
        arguments: [
            .sample(1), .sample(1, life: .live(startedAtMs: 0)),
            .sample(1, life: .ended(startedAtMs: 5, endedAtMs: 5)),
            .sample(
                1, title: "\"引号\" \\ '%_'", motion: "辩题", category: "游戏",
                description: "第一行\n第二行", tags: ["一", "二\"", "😀"],
                host: Debate.Host(name: "主持人", avatar: "/media/a.svg"), plannedStartMs: -1),
            .sample(1, host: Debate.Host(name: "h", avatar: nil)),
        ] as [Debate])
    func roundTrip(_ debate: Debate) throws {
        try database.store.writer.submit { try $0.insert(debate) }
        #expect(try self.debate(debate.id) == debate)
    }

    @Test("one with nothing optional comes back too")
    func bare() throws {
        var debate = Debate.sample(1)
        debate.coverImage = nil
        debate.isDemo = true
        try database.store.writer.submit { [debate] in try $0.insert(debate) }
        #expect(try self.debate(debate.id) == debate)
    }

    @Test("an identifier nobody has finds nothing, and one is held once stored")
    func unknown() throws {
        #expect(try debate(.sample(1)) == nil)
        #expect(try !database.store.writer.submit { try $0.holds(.sample(1)) })
        try database.store.writer.submit { try $0.insert(.sample(1)) }
        #expect(try database.store.writer.submit { try $0.holds(.sample(1)) })
        #expect(throws: StoreError.self) {
            try database.store.writer.submit { try $0.insert(.sample(1)) }
        }
    }

    @Test("a fact about the installation is noted once")
    func noteOnce() throws {
        #expect(try database.store.writer.submit { try $0.noteOnce("a", value: "1") })
        #expect(try !database.store.writer.submit { try $0.noteOnce("a", value: "2") })
        #expect(try database.store.writer.submit { try $0.noteOnce("b", value: "1") })
    }
}
