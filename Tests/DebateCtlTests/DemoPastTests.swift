import DebateDomain
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateCtl

@Suite("Demo past")
struct DemoPastTests {
    @Test(
        "the parts add up, and most of it happens in the middle", arguments: [0, 1, 39, 40, 51_337])
    func spread(_ total: Int) {
        let parts = DemoPast.spread(total)
        #expect(parts.reduce(0, +) == total)
        #expect(parts.allSatisfy { $0 >= 0 })
        if total > 1000 { #expect(parts[20] > parts[0]) }
    }

    @Test("counters and charts say what the record says")
    func agrees() throws {
        let database = try TemporaryDatabase()
        let startedAtMs = FixedClock.evening.nowMs
        var debate = Debate.sample(
            1, life: .ended(startedAtMs: startedAtMs, endedAtMs: startedAtMs + 3_600_000))
        debate.counts = Debate.Counts(views: 4280, likes: 513, comments: 85)
        try database.store.writer.submit { [debate] transaction in
            try transaction.insert(debate)
            try DemoPast.write(of: debate, nowMs: startedAtMs + 9_000_000, transaction)
        }
        let request = try ReadStatistics(QueryParameters(""))
        let found = try database.store.reader().read { [id = debate.id] t throws(StoreError) in
            try t.statistics(of: id, request, isForOrganiser: false, nowMs: startedAtMs)
        }
        let statistics = try #require(found)
        #expect(statistics.totals.likes == 513)
        #expect(statistics.totals.danmaku == 85)
        #expect(statistics.activity.likes.map(\.count).reduce(0, +) == 513)
        #expect(statistics.totals.peakViewers > 500)
        #expect(statistics.totals.peakViewers < statistics.totals.views)
        #expect(statistics.activity.likes.allSatisfy { $0.atMs <= startedAtMs + 3_600_000 })
    }
}
