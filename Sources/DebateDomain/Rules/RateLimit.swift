/// So many of something at once, and so many in a time after that.
///
/// The generic cell rate algorithm in its virtual scheduling form: all that is remembered is the
/// theoretical arrival time, the instant at which the whole burst is there again. Taking one moves
/// it on by the time one costs, and it never lies further ahead than a burst costs. In any time
/// span no more than `burst` and what the rate gives in that span gets through.
/// Source: ITU-T I.371
package struct RateLimit: Sendable, Hashable {
    /// Tells limits apart where one memory serves all of them.
    package let name: String
    /// How many pass at once after a rest.
    package let burst: Int
    /// The time one costs, in microseconds, rounded up: the rate is never above the one given.
    package let intervalUs: Int64

    /// - Parameters:
    ///   - count: how many pass in each `duration`, in the long run.
    package init(_ name: String, burst: Int, count: Int, per duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let durationUs = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        precondition(burst >= 1 && count >= 1 && durationUs >= 1, "the limit \(name) lets none in")
        self.name = name
        self.burst = burst
        intervalUs = (durationUs + Int64(count) - 1) / Int64(count)
        precondition(
            intervalUs <= RateState.longestMemoryUs / Int64(burst),
            "the limit \(name) takes more than a day to fill up")
    }

    /// So many in each `duration`, all of them at once if somebody likes.
    package init(_ name: String, _ count: Int, per duration: Duration) {
        self.init(name, burst: count, count: count, per: duration)
    }

    /// What became of an attempt, and the state to remember.
    package enum Decision: Sendable, Hashable {
        case taken(state: Int64)
        /// Nothing is taken; after `waitMs`, at least 1, it would be, unless others come first.
        /// The state differs from the one before only when the clock was set back.
        case refused(waitMs: Int64, state: Int64)
    }

    /// Takes `cost` at once, or nothing.
    ///
    /// A state further ahead than this limit can bring it, because the clock was set back or the
    /// limit is another one now, counts as the fullest there is: somebody waits as after a burst,
    /// not for years. That state must be remembered, else it counts as the fullest each time.
    /// - Parameters:
    ///   - state: theoretical arrival time, microseconds UTC; 0: never seen.
    ///   - cost: one at least; more than the burst counts as the burst, else it never passed.
    package func decide(state: Int64, nowUs: Int64, cost: Int = 1) -> Decision {
        let fullest = nowUs + Int64(burst) * intervalUs
        let next =
            min(max(state, nowUs), fullest) + Int64(min(max(cost, 1), burst)) * intervalUs
        if next <= fullest { return .taken(state: next) }
        return .refused(
            waitMs: (next - fullest).millisecondsRoundedUp, state: min(state, fullest))
    }
}
