import Synchronization

/// Since when a thread is at one piece of work, so that another thread can tell whether it goes on.
/// Cost: a look at the clock and a store for each piece.
package final class Pulse: Sendable {
    /// Nothing takes longer in a sound process, in milliseconds: a peer that stops within a record
    /// is waited for 30 s in each direction.
    package static let limitMs: Int64 = 60_000

    /// Microseconds of the monotonic clock; 0: the thread waits for work.
    private let sinceUs = Atomic<Int64>(0)

    package init() {}

    /// A piece of work begins.
    package func begin(nowUs: Int64 = WallClock.monotonicMicroseconds()) {
        sinceUs.store(nowUs, ordering: .relaxed)
    }

    /// It is done; the thread waits for the next.
    package func end() {
        sinceUs.store(0, ordering: .relaxed)
    }

    /// Whether the thread is at one piece of work for longer than the limit.
    package func isStuck(nowUs: Int64 = WallClock.monotonicMicroseconds()) -> Bool {
        let sinceUs = sinceUs.load(ordering: .relaxed)
        return sinceUs > 0 && nowUs - sinceUs > Self.limitMs * 1000
    }
}
