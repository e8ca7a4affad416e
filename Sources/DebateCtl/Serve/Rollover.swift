import Glibc

/// Exchanging all workers one after the other: the new one first, then the old one drains. Push
/// daemons follow, the old one first: its doorbell bears its name, and newcomers wait at its socket.
struct Rollover: Hashable {
    /// Where the exchange of one worker stands.
    enum Step: Hashable {
        /// The new worker must live for a moment before the old one is asked to end.
        case proving(index: Int, old: pid_t, new: pid_t, untilMs: Int64)
        /// The old one finishes what it has; it is killed when that takes too long.
        case draining(old: pid_t, killAtMs: Int64)
        /// The old push daemon sends its viewers away; the new one starts when it is gone.
        case restarting(index: Int, old: pid_t, killAtMs: Int64)
    }

    static let proofMs: Int64 = 300
    static let drainLimitMs: Int64 = 15_000
    static let restartLimitMs: Int64 = 4000

    /// Indices of services that still wait for their turn.
    var waiting: [Int] = []
    /// Another exchange was asked for while this one runs: it follows, however this one ends.
    var isWantedAgain = false
    var step: Step?

    /// When something is to be done; `nil`: not before a child ends.
    var dueMs: Int64? {
        switch step {
        case nil: waiting.isEmpty && !isWantedAgain ? nil : 0
        case .proving(_, _, _, let untilMs): untilMs
        case .draining(_, let killAtMs), .restarting(_, _, let killAtMs): killAtMs
        }
    }

    /// The old worker of the current step: not one of the services, and no loss when it ends.
    var retiring: pid_t? {
        switch step {
        case nil: nil
        case .proving(_, let old, _, _): old
        case .draining(let old, _), .restarting(_, let old, _): old
        }
    }
}
