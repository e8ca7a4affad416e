import DebateRuntime
import DebateSecurity

/// How many requests each route answered, with which status and how fast. All workers count into
/// one file, `shared/requests.figures`.
///
/// What a request counts lies on three lines of the processor's cache at most: cores that answer
/// the same route hand these to and fro.
struct RequestFigures: Sendable {
    private let figures: SharedFigures
    private let routes: [Route]

    /// Statuses that are told apart; any other is `other`. The usual one comes first.
    static let statuses = [
        200, 202, 204, 302, 304, 400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503,
    ]
    static let bounds = HistogramBounds.duration

    private static let lineWords = 8
    private static let statusWords = wholeLines(statuses.count + 1)
    private static let rowWords = statusWords + wholeLines(bounds.words)

    /// - Parameter routes: the worker's, in the order their `number` tells.
    init(routes: [Route], settings: Settings, log: Log) {
        self.routes = routes
        figures = .shared(
            path: settings.sharedDirectory + "/requests.figures", layout: Self.layout(routes),
            count: Self.words(routes), log: log)
    }

    /// Figures of this process alone.
    init(routes: [Route]) {
        self.routes = routes
        figures = SharedFigures(count: Self.words(routes))
    }

    /// Counts one answer.
    /// - Parameter route: `nil`: none was found.
    func note(_ route: Route?, status: Int, durationUs: Int64) {
        let row = route?.number ?? routes.count
        figures.add(to: row * Self.rowWords + Self.place(of: status))
        duration(row).observe(durationUs)
    }

    /// The two families, with what was ever answered.
    func write(to text: inout MetricsText) {
        let (requests, durations) = (
            "debate_http_requests_total", "debate_http_request_duration_seconds"
        )
        text.family(
            requests, .counter,
            "Requests answered by workers, by route and status; nginx answers others itself.")
        for row in 0...routes.count {
            for (place, status) in (Self.statuses.map { "\($0)" } + ["other"]).enumerated() {
                let count = figures[row * Self.rowWords + place]
                guard count > 0 else { continue }
                text.sample(requests, labels(row) + [("status", status)], count)
            }
        }
        text.family(
            durations, .histogram, "Time a worker took from the request to its answer, by route.")
        for row in 0...routes.count {
            let reading = duration(row).reading
            if reading.total > 0 { text.histogram(durations, labels(row), reading) }
        }
    }

    private func labels(_ row: Int) -> MetricsText.Labels {
        guard row < routes.count else { return [("method", "any"), ("route", "none")] }
        return [("method", routes[row].method.rawValue), ("route", routes[row].path)]
    }

    private func duration(_ row: Int) -> SharedHistogram {
        SharedHistogram(Self.bounds, in: figures, at: row * Self.rowWords + Self.statusWords)
    }

    private static func place(of status: Int) -> Int {
        statuses.firstIndex(of: status) ?? statuses.count
    }

    private static func words(_ routes: [Route]) -> Int { (routes.count + 1) * rowWords }

    private static func wholeLines(_ words: Int) -> Int {
        (words + lineWords - 1) / lineWords * lineWords
    }

    /// Other routes, statuses or bounds are another layout.
    private static func layout(_ routes: [Route]) -> String {
        let names = routes.map { "\($0.method.rawValue) \($0.path)" }
        let all = "\(names) \(statuses) \(bounds.upper)"
        return "request figures 1 " + Digest.text(Array(all.utf8))
    }
}
