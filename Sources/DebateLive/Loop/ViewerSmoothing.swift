import DebateDomain

/// Viewer counts without their quick ups and downs: a restart must not look like an empty hall.
struct ViewerSmoothing: Sendable {
    private var samples: [DebateID: [Int]] = [:]

    /// How many seconds are averaged.
    static let seconds = 10

    /// Takes the counts of this second.
    mutating func take(_ counts: [DebateID: Int]) {
        for debate in Set(samples.keys).union(counts.keys) {
            var row = samples[debate] ?? []
            row.append(counts[debate] ?? 0)
            if row.count > Self.seconds { row.removeFirst() }
            samples[debate] = row
        }
    }

    /// The averages; whoever has had nobody is told once more and then forgotten.
    mutating func averages() -> [DebateID: Int] {
        let averages = samples.mapValues { row in
            (row.reduce(0, +) + row.count / 2) / max(row.count, 1)
        }
        samples = samples.filter { $0.value.contains { $0 > 0 } }
        return averages
    }
}
