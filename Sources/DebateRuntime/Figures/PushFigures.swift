import Glibc

/// What one push daemon tells of itself, in `shared/push/<node>.figures`: it writes, workers read.
package struct PushFigures: Sendable {
    /// Counted up; they go on after a restart.
    package enum Counter: Int, CaseIterable, Sendable {
        case accepted, refused, events, deliveries, answers, sends, sentBytes
        case slowReaders, snapshotReads
    }

    /// As it is now.
    package enum Gauge: Int, CaseIterable, Sendable {
        /// When its log was last looked through to the end, in microseconds of the monotonic clock,
        /// which all processes of a machine share; 0: it has ended, or not begun.
        case lookedAtUs
        case connections, connectionsLimit, viewers, channels, blocked
    }

    /// How long a round through a channel's subscribers took.
    package let rounds: SharedHistogram
    /// How old an event was when it was put into its channel's ring.
    package let eventAge: SharedHistogram
    private let figures: SharedFigures

    package static let roundBounds = HistogramBounds.duration
    package static let ageBounds = HistogramBounds(
        [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000], .milliseconds)
    /// A daemon has looked at its log within this time, in milliseconds: it does so four times a
    /// second, and a round through a full hall takes less than half of one.
    package static let behindMs: Int64 = 2000
    /// What a daemon that was not heard of for so long says of itself counts no more.
    package static let forgottenMs: Int64 = 3_600_000

    private static let layout = "push figures 1"
    private static let suffix = ".figures"
    private static let firstGauge = Counter.allCases.count
    private static let firstHistogram = firstGauge + Gauge.allCases.count
    private static let count = firstHistogram + roundBounds.words + ageBounds.words

    /// The figures of a daemon, for the daemon itself.
    /// - Parameter directory: `Settings.pushFiguresDirectory`.
    package init(directory: String, node: String, log: Log) {
        self.init(
            .shared(
                path: directory + "/" + node + Self.suffix, layout: Self.layout,
                count: Self.count, log: log))
    }

    /// Figures of this process alone.
    package init() {
        self.init(SharedFigures(count: Self.count))
    }

    private init(_ figures: SharedFigures) {
        self.figures = figures
        rounds = SharedHistogram(Self.roundBounds, in: figures, at: Self.firstHistogram)
        eventAge = SharedHistogram(
            Self.ageBounds, in: figures, at: Self.firstHistogram + Self.roundBounds.words)
    }

    /// All daemons that left figures, by their names in order.
    package static func all(in directory: String) -> [(node: String, figures: PushFigures)] {
        Files.names(in: directory).filter { $0.hasSuffix(suffix) }.compactMap { name in
            SharedFigures(existing: directory + "/" + name, layout: layout, count: count).map {
                (String(name.dropLast(suffix.count)), PushFigures($0))
            }
        }
    }

    package func add(_ amount: Int64, to counter: Counter) {
        if amount != 0 { figures.add(amount, to: counter.rawValue) }
    }

    package func set(_ gauge: Gauge, to value: Int64) {
        figures.set(Self.firstGauge + gauge.rawValue, to: value)
    }

    package subscript(counter: Counter) -> Int64 { figures[counter.rawValue] }

    package subscript(gauge: Gauge) -> Int64 { figures[Self.firstGauge + gauge.rawValue] }

    /// How long ago the daemon last had all that was committed, in milliseconds; `nil` when it has
    /// ended, or wrote before the machine was started.
    package func tailAgeMs(nowUs: Int64) -> Int64? {
        let atUs = self[.lookedAtUs]
        // It may have looked again since the caller looked at the clock.
        guard atUs > 0, atUs < nowUs + 1_000_000 else { return nil }
        let ageMs = max(0, nowUs - atUs) / 1000
        return ageMs < Self.forgottenMs ? ageMs : nil
    }
}
