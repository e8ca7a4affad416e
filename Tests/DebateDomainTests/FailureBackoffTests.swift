import DebateDomain
import DebateTestSupport
import Testing

@Suite("Failure backoff")
struct FailureBackoffTests {
    private let backoff = FailureBackoff("login")
    private let nowUs = FixedClock.evening.nowMs * 1000

    /// The state after so many failures at one instant.
    private func state(after failures: Int) -> UInt64 {
        (0..<failures).reduce(0) { state, _ in
            backoff.afterFailure(state: state, nowUs: nowUs)
        }
    }

    @Test(
        "five failures are free, then the waits double up to a minute",
        arguments: [
            (0, 0), (1, 0), (5, 0), (6, 1), (7, 2), (8, 4), (9, 8), (10, 16), (11, 32), (12, 60),
            (13, 60), (254, 60), (255, 60), (256, 60), (1000, 60),
        ])
    func waits(_ failures: Int, _ seconds: Int64) {
        let state = state(after: failures)
        #expect(backoff.waitMs(state: state, nowUs: nowUs) == seconds * 1000)
        let endUs = nowUs + seconds * 1_000_000
        #expect(backoff.waitMs(state: state, nowUs: endUs) == 0)
        if seconds > 0 { #expect(backoff.waitMs(state: state, nowUs: endUs - 1) == 1) }
    }

    @Test("all is forgotten an hour after the last failure, not before")
    func memory() {
        let state = state(after: 6)
        let hourUs: Int64 = 3_600_000_000
        #expect(RateState.end(state) == nowUs + hourUs)
        let seventh = backoff.afterFailure(state: state, nowUs: nowUs + hourUs - 1)
        #expect(backoff.waitMs(state: seventh, nowUs: nowUs + hourUs - 1) == 2000)
        #expect(backoff.settled(state: state, nowUs: nowUs + hourUs - 1) == state)
        #expect(backoff.settled(state: state, nowUs: nowUs + hourUs) == 0)
        let first = backoff.afterFailure(state: state, nowUs: nowUs + hourUs)
        #expect(first >> 56 == 1)
    }

    @Test("the state counts in its high 8 bits and stops at 255")
    func packing() {
        #expect(state(after: 3) >> 56 == 3)
        #expect(state(after: 300) >> 56 == 255)
        #expect(RateState.end(state(after: 300)) == nowUs + 3_600_000_000)
    }

    @Test("after the clock was set back the wait begins anew, once")
    func clockSetBack() {
        let yearUs: Int64 = 365 * 86_400_000_000
        let state = state(after: 8)
        let earlier = nowUs - yearUs
        #expect(backoff.waitMs(state: state, nowUs: earlier) == 4000)
        let settled = backoff.settled(state: state, nowUs: earlier)
        #expect(settled >> 56 == 8)
        #expect(backoff.waitMs(state: settled, nowUs: earlier + 3_999_999) == 1)
        #expect(backoff.waitMs(state: settled, nowUs: earlier + 4_000_000) == 0)
        #expect(backoff.waitMs(state: .max, nowUs: nowUs) == 60_000)
    }
}
