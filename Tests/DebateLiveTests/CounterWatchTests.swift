import DebateDomain
import Testing

@testable import DebateLive

@Suite("Counter watch")
struct CounterWatchTests {
    private func counters(_ values: [String: Int64], round: String? = "r1") -> Counters {
        Counters(
            roundID: round,
            values: values.sorted { $0.key < $1.key }.map {
                CounterValue(name: $0.key, value: .number($0.value), rev: $0.value)
            })
    }

    private func names(_ counters: Counters?) -> [String]? {
        counters?.values.map(\.name)
    }

    @Test("only what changed goes out, a change after quiet at once")
    func changes() {
        var watch = CounterWatch()
        watch.begin(counters(["likes": 1, "voters": 1]), nowMs: 0)
        #expect(watch.update(counters(["likes": 1, "voters": 1]), nowMs: 1000) == nil)
        #expect(names(watch.update(counters(["likes": 2, "voters": 1]), nowMs: 1100)) == ["likes"])
    }

    @Test("each kind goes out no more often than it may, and the last value goes out too")
    func periods() {
        var watch = CounterWatch()
        watch.begin(counters(["likes": 1, "viewers": 1]), nowMs: 0)
        let first = counters(["likes": 2, "viewers": 2])
        #expect(names(watch.update(first, nowMs: 150)) == ["likes"])
        #expect(watch.update(counters(["likes": 3, "viewers": 3]), nowMs: 250) == nil)
        #expect(watch.isDue(hasChanged: false, nowMs: 350), "something waits to be sent")
        #expect(
            names(watch.update(counters(["likes": 3, "viewers": 3]), nowMs: 2000))
                == ["likes", "viewers"])
        #expect(!watch.isDue(hasChanged: false, nowMs: 2200), "nothing waits")
    }

    @Test("with another round its numbers are new, whatever they are")
    func rounds() {
        var watch = CounterWatch()
        watch.begin(counters(["tally.affirmative": 0, "voters": 0, "likes": 5]), nowMs: 0)
        let next = counters(["tally.affirmative": 0, "voters": 0, "likes": 5], round: "r2")
        let sent = watch.update(next, nowMs: 1000)
        #expect(names(sent) == ["tally.affirmative", "voters"])
        #expect(sent?.roundID == "r2")
    }

    @Test("all of them are what was read last, also what has not gone out yet")
    func all() {
        var watch = CounterWatch()
        watch.begin(counters(["likes": 1]), nowMs: 0)
        _ = watch.update(counters(["likes": 2]), nowMs: 10)
        #expect(watch.all == counters(["likes": 2]))
        // What a round hides from now on is in no answer any more.
        _ = watch.update(counters([:]), nowMs: 200)
        #expect(watch.all.values.isEmpty)
    }
}
