import DebateRuntime

/// What the push daemons tell of themselves, as metrics: counts of all that ever ran, and how those
/// stand that are there.
struct PushMetrics {
    private let settings: Settings
    private let nowUs: Int64
    private let daemons: [(node: String, figures: PushFigures)]

    init(settings: Settings, nowUs: Int64) {
        self.settings = settings
        self.nowUs = nowUs
        daemons = PushFigures.all(in: settings.pushFiguresDirectory)
    }

    /// Daemons that have told all that was committed until a moment ago.
    var upToDate: Int {
        daemons.count { _, figures in
            figures.tailAgeMs(nowUs: nowUs).map { $0 <= PushFigures.behindMs } ?? false
        }
    }

    func write(to text: inout MetricsText) {
        text.single(
            "debate_push_daemons", .gauge, "Push daemons that are up to date with the log.",
            Int64(upToDate))
        text.single(
            "debate_push_daemons_expected", .gauge, "Push daemons the settings name.",
            Int64(settings.pushDaemons))
        writeGauges(to: &text)
        for (counter, name, help) in Self.counters {
            text.family(name, .counter, help)
            for (node, figures) in daemons {
                text.sample(name, [("node", node)], figures[counter])
            }
        }
        writeHistogram(
            "debate_push_round_duration_seconds",
            "Time to send all who follow a channel what is new.", \.rounds, to: &text)
        writeHistogram(
            "debate_push_event_age_seconds",
            "Age of an event when its daemon had read it.", \.eventAge, to: &text)
    }

    private func writeGauges(to text: inout MetricsText) {
        let present = daemons.compactMap { node, figures in
            figures.tailAgeMs(nowUs: nowUs).map { (node, figures, $0) }
        }
        let tailAge = "debate_push_tail_age_seconds"
        text.family(tailAge, .gauge, "Time since the daemon had told all that was committed.")
        for (node, _, ageMs) in present {
            text.sample(tailAge, [("node", node)], ageMs, .milliseconds)
        }
        for (gauge, name, help) in Self.gauges {
            text.family(name, .gauge, help)
            for (node, figures, _) in present {
                text.sample(name, [("node", node)], figures[gauge])
            }
        }
    }

    private func writeHistogram(
        _ name: String, _ help: String, _ histogram: KeyPath<PushFigures, SharedHistogram>,
        to text: inout MetricsText
    ) {
        text.family(name, .histogram, help)
        for (node, figures) in daemons {
            text.histogram(name, [("node", node)], figures[keyPath: histogram].reading)
        }
    }

    private static let gauges: [(PushFigures.Gauge, String, String)] = [
        (.connections, "debate_push_connections", "Open WebSocket connections."),
        (
            .connectionsLimit, "debate_push_connections_limit",
            "Connections the daemon has descriptors for."
        ),
        (
            .viewers, "debate_push_viewers",
            "Those who follow debates, each once for each debate; screens aside."
        ),
        (.channels, "debate_push_channels", "Channels that are held in memory."),
        (
            .blocked, "debate_push_blocked_connections",
            "Connections whose peers take no bytes now."
        ),
    ]

    private static let counters: [(PushFigures.Counter, String, String)] = [
        (.accepted, "debate_push_accepted_total", "Connections accepted."),
        (.refused, "debate_push_refused_total", "Connections for which there was no room."),
        (.events, "debate_push_events_total", "Events of the log put into a channel's ring."),
        (
            .deliveries, "debate_push_deliveries_total",
            "Frames of channels sent whole, counted for each who follows."
        ),
        (
            .answers, "debate_push_answers_total",
            "Pieces sent to one connection alone: greetings, states, what was missed, refusals."
        ),
        (.sends, "debate_push_sends_total", "Writes to sockets that took bytes."),
        (.sentBytes, "debate_push_sent_bytes_total", "Bytes the sockets took."),
        (
            .slowReaders, "debate_push_slow_readers_total",
            "Connections cut off because they did not read what waited for them."
        ),
        (
            .snapshotReads, "debate_push_snapshot_reads_total",
            "States of channels read from the store."
        ),
    ]
}
