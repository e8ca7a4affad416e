/// When a channel's subscribers are sent what its ring holds: at once after quiet, then at most
/// every 50 ms, and never more often than a round through all of them takes.
///
/// It clocks itself: while one round runs, what is new gathers, and the next carries it all.
struct Pacer: Sendable, Hashable {
    private var nextUs: Int64 = 0
    private var isPending = false

    static let shortestUs: Int64 = 50_000

    /// Something new is in the ring.
    mutating func note() {
        isPending = true
    }

    /// When a round is to begin, in microseconds; `nil` when there is nothing to send.
    var dueUs: Int64? { isPending ? nextUs : nil }

    /// A round was sent.
    mutating func sent(fromUs: Int64, toUs: Int64) {
        isPending = false
        let duration = toUs - fromUs
        nextUs = toUs + max(Self.shortestUs, duration + duration / 5)
    }
}
