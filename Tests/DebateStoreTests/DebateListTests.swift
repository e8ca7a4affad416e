import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Debate list")
struct DebateListTests {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase()
    }

    private func page(
        _ filter: DebateFilter = DebateFilter(), _ page: Int = 1, size: Int = 100
    ) throws -> PageOf<DebateRecord> {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.debates(filter, PageNumber(page: page, size: size))
        }
    }

    private func insert(_ debates: [Debate]) throws {
        try database.store.writer.submit { transaction in
            for debate in debates { try transaction.insert(debate) }
        }
    }

    /// Catches: an order that leaves equal rows to chance, a filter that is not applied to the
    /// count, an offset off by one.
    @Test("any filter, order and page shows what sorting and filtering in memory shows")
    func model() throws {
        var random = SeededRandom("debate list")
        let debates = (1...60).map { Debate.drawn($0, from: &random) }
        try insert(debates)
        for _ in 0..<150 {
            let filter = DebateFilter(
                status: random.element(of: [nil, .notStarted, .live, .ended]),
                category: random.element(of: [nil, nil, "游戏", "教育", "没有"]),
                keyword: random.element(of: [nil, nil, "abc", "狗", "育吗"]),
                order: random.element(of: [.newest, .startTime]))
            let size = random.int(in: 1...20)
            let expected = Self.ordered(debates, by: filter)
            var seen: [DebateID] = []
            for number in 1...(expected.count / size + 2) {
                let page = try page(filter, number, size: size)
                #expect(page.total == expected.count, "\(filter)")
                #expect(page.rows.count <= size)
                seen += page.rows.map(\.id)
            }
            #expect(seen == expected.map(\.id), "\(filter) by \(size)")
        }
    }

    /// What the list must show; debates stand in the order they were stored.
    private static func ordered(_ debates: [Debate], by filter: DebateFilter) -> [Debate] {
        let keys = debates.enumerated().filter { _, debate in
            (filter.status == nil || debate.life.status == filter.status)
                && (filter.category == nil || debate.category == filter.category)
                && (filter.keyword == nil
                    || TextForms.matching(debate.title).contains(filter.keyword ?? ""))
        }.map { number, debate in
            let start = debate.record.startMs ?? Int64.min
            return (filter.order == .startTime ? start : 0, debate.createdAtMs, number, debate)
        }
        return keys.sorted { ($0.0, $0.1, $0.2) > ($1.0, $1.1, $1.2) }.map(\.3)
    }

    @Test("by start time those without any come last, and an actual start beats a plan")
    func startTime() throws {
        try insert([
            .sample(1, plannedStartMs: 300), .sample(2),
            .sample(3, plannedStartMs: 900, life: .live(startedAtMs: 100)),
            .sample(4, life: .ended(startedAtMs: 200, endedAtMs: 950)),
            .sample(5, plannedStartMs: -5),
        ])
        let ids = try page(DebateFilter(order: .startTime)).rows.map(\.id)
        #expect(ids == [1, 4, 3, 5, 2].map { DebateID.sample($0) })
    }

    @Test("a page past the end is empty and still knows the total", arguments: [2, 1000, Int.max])
    func pastTheEnd(_ number: Int) throws {
        try insert([.sample(1)])
        let page = try page(DebateFilter(), number)
        #expect(page.rows.isEmpty)
        #expect(page.total == 1)
    }

    @Test("an empty store has an empty list")
    func empty() throws {
        let page = try page()
        #expect(page.rows.isEmpty && page.total == 0 && page.pages == 0)
    }
}
