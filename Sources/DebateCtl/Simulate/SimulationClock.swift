import DebateRuntime

/// Time since the beginning of a simulation.
struct SimulationClock: Sendable {
    private let beganMicroseconds = WallClock.monotonicMicroseconds()

    var elapsedMs: Int {
        Int((WallClock.monotonicMicroseconds() - beganMicroseconds) / 1000)
    }

    /// Milliseconds since 1970, UTC.
    var wallMs: Int64 { WallClock.nowMs() }
}
