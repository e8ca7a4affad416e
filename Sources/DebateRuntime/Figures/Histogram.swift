/// Where the classes of a histogram end, in whole units: of time in microseconds, else in pieces.
package struct HistogramBounds: Sendable, Hashable {
    /// Ascending; a value belongs to the first class it is not greater than. Beyond the last one is
    /// one class more.
    package let upper: [Int64]
    package let unit: MetricUnit

    package init(_ upper: [Int64], _ unit: MetricUnit) {
        precondition(zip(upper, upper.dropFirst()).allSatisfy { $0 < $1 }, "bounds ascend")
        self.upper = upper
        self.unit = unit
    }

    /// Words a histogram takes: its classes, and the sum of what was observed.
    package var words: Int { upper.count + 2 }

    /// From 100 µs to 5 s.
    package static let duration = HistogramBounds(
        [
            100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
            1_000_000, 2_500_000, 5_000_000,
        ], .microseconds)

    /// The class a value belongs to.
    func place(of value: Int64) -> Int {
        var place = 0
        while place < upper.count, value > upper[place] { place += 1 }
        return place
    }
}

/// What a histogram holds: how many values were in each class, and their sum.
package struct Histogram: Sendable, Hashable {
    package let bounds: HistogramBounds
    /// One more than there are bounds; not cumulative.
    package private(set) var counts: [Int64]
    package private(set) var sum: Int64 = 0

    package init(_ bounds: HistogramBounds) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.upper.count + 1)
    }

    fileprivate init(_ bounds: HistogramBounds, counts: [Int64], sum: Int64) {
        self.bounds = bounds
        self.counts = counts
        self.sum = sum
    }

    package var total: Int64 { counts.reduce(0, +) }

    package mutating func observe(_ value: Int64) {
        counts[bounds.place(of: value)] += 1
        sum += value
    }
}

/// A histogram in `SharedFigures`: first the sum, then the classes.
package struct SharedHistogram: Sendable {
    private let bounds: HistogramBounds
    private let figures: SharedFigures
    private let first: Int

    /// - Parameter first: the first of `bounds.words` words.
    package init(_ bounds: HistogramBounds, in figures: SharedFigures, at first: Int) {
        self.bounds = bounds
        self.figures = figures
        self.first = first
    }

    package func observe(_ value: Int64) {
        figures.add(1, to: first + 1 + bounds.place(of: value))
        figures.add(value, to: first)
    }

    /// Adds what a histogram of the process's own has observed since an earlier state of it.
    package func add(_ now: Histogram, since before: Histogram) {
        guard now.counts != before.counts else { return }
        for (place, (new, old)) in zip(now.counts, before.counts).enumerated() where new != old {
            figures.add(new - old, to: first + 1 + place)
        }
        figures.add(now.sum - before.sum, to: first)
    }

    package var reading: Histogram {
        Histogram(
            bounds, counts: (0...bounds.upper.count).map { figures[first + 1 + $0] },
            sum: figures[first])
    }
}
