import DebateDomain

/// Which hot numbers of a channel go out next: those that changed, each no more often than its kind.
struct CounterWatch: Sendable {
    private var roundID: String?
    private var latest: [String: CounterValue] = [:]
    private var sent: [String: (value: CounterReading, atMs: Int64)] = [:]
    private var askAtMs: Int64 = 0
    /// A change waits until its kind may be sent again.
    private(set) var hasPending = false

    /// How often they are asked for at most, and how often at least: what is shown late moves with
    /// the clock alone.
    private static let shortestMs: Int64 = 100
    private static let longestMs: Int64 = 1000

    /// Whether it is time to ask for them.
    func isDue(hasChanged: Bool, nowMs: Int64) -> Bool {
        nowMs >= (hasChanged ? askAtMs : dueMs)
    }

    /// Has them asked for at once: what may be shown has changed.
    mutating func expire() {
        askAtMs = .min / 2
    }

    /// When to ask at the latest, in milliseconds.
    var dueMs: Int64 { hasPending ? askAtMs : askAtMs + Self.longestMs - Self.shortestMs }

    /// All of them as they are known now.
    var all: Counters {
        Counters(roundID: roundID, values: latest.values.sorted { $0.name < $1.name })
    }

    /// Begins with what a snapshot carried.
    mutating func begin(_ counters: Counters, nowMs: Int64) {
        (roundID, latest, sent) = (counters.roundID, [:], [:])
        for value in counters.values {
            latest[value.name] = value
            sent[value.name] = (value.value, nowMs)
        }
        askAtMs = nowMs + Self.shortestMs
    }

    /// Somebody was shown these, which may be older than what went out: where they differ, the number
    /// goes out once more.
    mutating func note(shown: Counters) {
        let values = Dictionary(shown.values.map { ($0.name, $0.value) }) { first, _ in first }
        for (name, last) in sent where values[name] != last.value {
            sent[name] = nil
            hasPending = true
        }
    }

    /// Something was committed before it was time to ask.
    mutating func noteChange() {
        hasPending = true
    }

    /// Takes new readings; what is to be sent of them now, `nil`: nothing.
    mutating func update(_ counters: Counters, nowMs: Int64) -> Counters? {
        askAtMs = nowMs + Self.shortestMs
        if counters.roundID != roundID {
            sent = sent.filter { !Self.isOfRound($0.key) }
            roundID = counters.roundID
        }
        latest = Dictionary(
            counters.values.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        let changed = counters.values.filter { sent[$0.name]?.value != $0.value }
        let due = changed.filter { value in
            sent[value.name].map { nowMs - $0.atMs >= Self.periodMs(value.name) } ?? true
        }
        hasPending = due.count < changed.count
        guard !due.isEmpty else { return nil }
        for value in due { sent[value.name] = (value.value, nowMs) }
        return Counters(roundID: roundID, values: due)
    }

    /// Whether a name's value belongs to one round.
    static func isOfRound(_ name: String) -> Bool {
        name == "voters" || name.hasPrefix("tally.")
    }

    /// How often a name goes out at most, in milliseconds.
    static func periodMs(_ name: String) -> Int64 {
        if name == "viewers" { return 2000 }
        if name.contains("/") { return 5000 }
        return 150
    }
}
