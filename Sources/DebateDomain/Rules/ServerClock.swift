/// The server's time as a client knows it, from the `nowMs` of frames.
///
/// Of the last ten frames the least delayed one counts: the one whose time lies furthest ahead of
/// our own clock, which must never jump.
package struct ServerClock: Sendable, Hashable {
    private var aheadMs: [Int64] = []

    package static let samples = 10

    package init() {}

    /// Takes a frame's `nowMs`, at a reading of our own monotonic clock.
    package mutating func take(nowMs: Int64, atMs: Int64) {
        aheadMs.append(nowMs - atMs)
        if aheadMs.count > Self.samples { aheadMs.removeFirst() }
    }

    /// Milliseconds UTC at the server; `nil` before the first frame that told.
    package func nowMs(atMs: Int64) -> Int64? {
        aheadMs.max().map { atMs + $0 }
    }
}

extension ReceivedFrame {
    /// The server's time when the frame was made, where it tells.
    package var nowMs: Int64? {
        switch self {
        case .hello(let hello): hello.nowMs
        case .snapshot(let snapshot): snapshot.nowMs
        case .tick(_, _, let nowMs, _), .beat(_, _, let nowMs): nowMs
        case .resumed, .event, .error, .bye, .ignored: nil
        }
    }
}
