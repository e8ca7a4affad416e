package import DebateRuntime

/// What the writers of the pool count: how many writes share a commit, what it costs, what is not
/// taken. All workers count into one file, `shared/commits.figures`.
package struct CommitFigures: Sendable {
    /// Writes in a commit.
    package let writes: SharedHistogram
    /// From the lock to the end of `COMMIT`.
    package let duration: SharedHistogram
    /// What the writers' lock was waited for.
    package let lockWait: SharedHistogram
    private let figures: SharedFigures

    /// Why a write was refused without being tried.
    package enum Refusal: Int, CaseIterable, Sendable {
        /// Too many writes wait already.
        case full
        /// Another process keeps the writers' lock.
        case stalled
        /// It waited longer than its client would.
        case late

        package var name: String { "\(self)" }
    }

    package static let writesBounds = HistogramBounds(
        [1, 2, 4, 8, 16, 32, 64, 128, 256], .pieces)

    private static let failures = Refusal.allCases.count
    private static let firstHistogram = failures + 1
    private static let count =
        firstHistogram + writesBounds.words + 2 * HistogramBounds.duration.words

    package init(settings: Settings, log: Log) {
        self.init(
            .shared(
                path: settings.sharedDirectory + "/commits.figures", layout: "commit figures 1",
                count: Self.count, log: log))
    }

    /// Figures of this process alone.
    package init() {
        self.init(SharedFigures(count: Self.count))
    }

    private init(_ figures: SharedFigures) {
        self.figures = figures
        var place = Self.firstHistogram
        func next(_ bounds: HistogramBounds) -> SharedHistogram {
            defer { place += bounds.words }
            return SharedHistogram(bounds, in: figures, at: place)
        }
        writes = next(Self.writesBounds)
        duration = next(.duration)
        lockWait = next(.duration)
    }

    /// Groups that could not be committed: nothing of them is in the store.
    package var failed: Int64 { figures[Self.failures] }

    package subscript(refusal: Refusal) -> Int64 { figures[refusal.rawValue] }

    func noteFailure() {
        figures.add(to: Self.failures)
    }

    func noteRefused(_ refusal: Refusal, _ count: Int = 1) {
        if count > 0 { figures.add(Int64(count), to: refusal.rawValue) }
    }
}
