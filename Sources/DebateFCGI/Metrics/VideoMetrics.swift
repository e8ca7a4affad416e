import DebateDomain
import DebateRuntime
import DebateStore

/// How many rooms' pictures stand how. Their state is the store's, so any worker tells it for all.
struct VideoMetrics {
    /// Rooms by state; `offline`, how every room begins, is not counted.
    let rooms: [Video.State: Int]

    static let states: [Video.State] = [.starting, .live, .interrupted]

    func write(to text: inout MetricsText) {
        text.family(
            "debate_video_rooms", .gauge, "Rooms an encoder sends to or is waited for, by state.")
        for state in Self.states {
            text.sample(
                "debate_video_rooms", [("state", state.rawValue)], Int64(rooms[state] ?? 0))
        }
    }
}
