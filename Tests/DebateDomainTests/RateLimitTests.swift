import DebateDomain
import DebateTestSupport
import Testing

@Suite("Rate limit")
struct RateLimitTests {
    private let nowUs = FixedClock.evening.nowMs * 1000

    /// What came of an attempt: the milliseconds to wait, `nil` when it was taken.
    private func attempt(
        _ limit: RateLimit, _ state: inout Int64, _ nowUs: Int64, cost: Int = 1
    ) -> Int64? {
        switch limit.decide(state: state, nowUs: nowUs, cost: cost) {
        case .taken(let next):
            state = next
            return nil
        case .refused(let waitMs, let next):
            state = next
            return waitMs
        }
    }

    @Test(
        "lets the burst through at once, then one in each interval",
        arguments: [
            (RateLimit("ballots", 20, per: .seconds(10)), 20, Int64(500)),
            (RateLimit("likes", burst: 50, count: 10, per: .seconds(1)), 50, 100),
            (RateLimit("login", 30, per: .seconds(60)), 30, 2000),
            (RateLimit("registration", 10, per: .seconds(3600)), 10, 360_000),
            (RateLimit("one", 1, per: .milliseconds(1)), 1, 1),
        ])
    func burst(_ limit: RateLimit, _ burst: Int, _ intervalMs: Int64) {
        var state: Int64 = 0
        for _ in 0..<burst { #expect(attempt(limit, &state, nowUs) == nil) }
        for step in 0..<5 {
            let now = nowUs + Int64(step) * intervalMs * 1000
            #expect(attempt(limit, &state, now) == intervalMs)
            #expect(attempt(limit, &state, now + intervalMs * 1000 - 1) == 1)
            #expect(attempt(limit, &state, now + intervalMs * 1000) == nil)
        }
    }

    @Test("an interval that is no whole microsecond is rounded up")
    func rounding() {
        #expect(RateLimit("third", 3, per: .seconds(1)).intervalUs == 333_334)
        #expect(RateLimit("fast", 1000, per: .nanoseconds(1_000_500)).intervalUs == 1)
    }

    @Test("takes all of a cost or nothing, and more than the burst as the burst")
    func cost() {
        let limit = RateLimit("gifts", 10, per: .seconds(10))
        var state: Int64 = 0
        #expect(attempt(limit, &state, nowUs, cost: 7) == nil)
        let before = state
        #expect(attempt(limit, &state, nowUs, cost: 4) == 1000)
        #expect(state == before)
        #expect(attempt(limit, &state, nowUs, cost: 3) == nil)
        #expect(attempt(limit, &state, nowUs, cost: .max) == 10_000)
        #expect(attempt(limit, &state, nowUs + 10_000_000, cost: .max) == nil)
        #expect(attempt(limit, &state, nowUs + 10_000_000, cost: 0) == 1000)
    }

    @Test("in any span of time, no more than the burst and what the rate gives in it")
    func neverMore() {
        var random = SeededRandom("rate limit: never more")
        for _ in 0..<300 {
            let limit = RateLimit(
                "any", burst: random.int(in: 1...20), count: random.int(in: 1...30),
                per: .milliseconds(random.int(in: 30...20_000)))
            var state = Int64(random.int(in: 0...1)) * random.int64(in: 0...nowUs * 2)
            var now = nowUs
            var taken: [(at: Int64, cost: Int)] = []
            for _ in 0..<100 {
                now += random.int64(in: 0...limit.intervalUs * 2) * random.int64(in: 0...1)
                let cost = random.int(in: 1...limit.burst)
                if attempt(limit, &state, now, cost: cost) == nil { taken.append((now, cost)) }
            }
            for first in taken.indices {
                var sum = 0
                for last in first..<taken.count {
                    sum += taken[last].cost
                    let span = taken[last].at - taken[first].at
                    #expect(Int64(sum - limit.burst) * limit.intervalUs <= span)
                }
            }
        }
    }

    @Test("waiting as long as told succeeds, a millisecond less does not")
    func honestWait() {
        var random = SeededRandom("rate limit: honest wait")
        for _ in 0..<2000 {
            let limit = RateLimit(
                "any", burst: random.int(in: 1...20), count: random.int(in: 1...30),
                per: .microseconds(random.int(in: 30...20_000_000)))
            let cost = random.int(in: 1...limit.burst)
            var state = random.int64(in: 0...nowUs * 2)
            guard let waitMs = attempt(limit, &state, nowUs, cost: cost) else { continue }
            #expect(waitMs >= 1)
            var early = state
            #expect(attempt(limit, &early, nowUs + (waitMs - 1) * 1000, cost: cost) != nil)
            #expect(attempt(limit, &state, nowUs + waitMs * 1000, cost: cost) == nil)
        }
    }

    @Test(
        "a state no clock can have made counts as after a burst",
        arguments: [.max, 3_590_872_260_000_000, 1_795_436_140_000_001] as [Int64])
    func clockSetBack(_ state: Int64) {
        let limit = RateLimit("ballots", 20, per: .seconds(10))
        var state = state
        #expect(attempt(limit, &state, nowUs) == 500)
        #expect(attempt(limit, &state, nowUs + 500_000) == nil)
        #expect(attempt(limit, &state, nowUs + 500_000) == 500)
    }
}

extension SeededRandom {
    fileprivate mutating func int64(in range: ClosedRange<Int64>) -> Int64 {
        Int64.random(in: range, using: &self)
    }
}
