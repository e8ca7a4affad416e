/// Longer and longer waits after failures, such as of a login: five are free, after each further
/// one comes a wait of 1, 2, 4, 8, 16, 32 and then always 60 seconds. An hour after the last
/// failure all are forgotten.
///
/// State: see `RateState`; the high 8 bits count the failures, up to 255.
package struct FailureBackoff: Sendable, Hashable {
    /// Tells backoffs and limits apart where one memory serves all of them.
    package let name: String

    package static let freeFailures: UInt64 = 5
    package static let longestWaitUs: Int64 = 60_000_000
    /// How long a failure is remembered, in microseconds.
    package static let memoryUs: Int64 = 3_600_000_000

    private static let countShift: UInt64 = 56
    private static let mostFailures: UInt64 = 255

    package init(_ name: String) {
        self.name = name
    }

    /// How long still to wait before another attempt; 0: none.
    package func waitMs(state: UInt64, nowUs: Int64) -> Int64 {
        let state = settled(state: state, nowUs: nowUs)
        let failures = state >> Self.countShift
        guard failures > Self.freeFailures else { return 0 }
        let doublings = min(failures - Self.freeFailures - 1, 6)
        let waitUs = min(1_000_000 << Int64(doublings), Self.longestWaitUs)
        let lastFailureUs = RateState.end(state) - Self.memoryUs
        return max(0, (lastFailureUs + waitUs - nowUs).millisecondsRoundedUp)
    }

    /// The state after one more failure, now.
    package func afterFailure(state: UInt64, nowUs: Int64) -> UInt64 {
        let failures = settled(state: state, nowUs: nowUs) >> Self.countShift
        return Self.state(min(failures + 1, Self.mostFailures), endUs: nowUs + Self.memoryUs)
    }

    /// The state as it counts now: 0 when it is forgotten. One that ends later than a failure now
    /// would, because the clock was set back, ends when that would; whoever finds a wait must
    /// remember this state, else the wait begins anew each time.
    package func settled(state: UInt64, nowUs: Int64) -> UInt64 {
        let endUs = RateState.end(state)
        if endUs <= nowUs { return 0 }
        return Self.state(state >> Self.countShift, endUs: min(endUs, nowUs + Self.memoryUs))
    }

    private static func state(_ failures: UInt64, endUs: Int64) -> UInt64 {
        failures << countShift | (UInt64(bitPattern: endUs) & RateState.timeMask)
    }
}
