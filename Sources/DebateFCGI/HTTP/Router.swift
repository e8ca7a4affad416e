import DebateDomain

/// Finds the route of a request.
struct Router: Sendable {
    /// By path; most paths have no parameter and are found at once.
    private let exact: [String: [Route]]
    private let withParameters: [(pattern: [Substring], routes: [Route])]

    enum Match {
        /// The route, and what stands in the places of its parameters.
        case route(Route, parameters: [String: String])
        case wrongMethod(allowed: [Method])
        case none
    }

    init(_ routes: [Route]) {
        let byPath = Dictionary(grouping: routes, by: \.path)
        exact = byPath.filter { !$0.key.contains("{") }
        withParameters = byPath.filter { $0.key.contains("{") }
            .map { (pattern: Self.segments($0.key), routes: $0.value) }
            .sorted { Self.isPlainer($0.pattern, $1.pattern) }
    }

    /// - Parameter method: `HEAD` is answered as `GET`.
    func match(_ method: String, _ path: String) -> Match {
        if let routes = exact[path] { return choose(method, routes, [:]) }
        let segments = Self.segments(path)
        for (pattern, routes) in withParameters {
            if let parameters = Self.parameters(pattern, segments) {
                return choose(method, routes, parameters)
            }
        }
        return .none
    }

    private func choose(_ method: String, _ routes: [Route], _ parameters: [String: String])
        -> Match
    {
        let wanted = method == "HEAD" ? "GET" : method
        if let route = routes.first(where: { $0.method.rawValue == wanted }) {
            return .route(route, parameters: parameters)
        }
        return .wrongMethod(allowed: routes.map(\.method))
    }

    /// Whether a pattern is tried before another: where the two part, the plain word goes first.
    private static func isPlainer(_ left: [Substring], _ right: [Substring]) -> Bool {
        for (one, other) in zip(left, right) where one.hasPrefix("{") != other.hasPrefix("{") {
            return other.hasPrefix("{")
        }
        return left.lexicographicallyPrecedes(right)
    }

    private static func segments(_ path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// What stands at the pattern's parameters; `nil` when the path is another one.
    private static func parameters(
        _ pattern: [Substring], _ segments: [Substring]
    ) -> [String: String]? {
        guard pattern.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        var before: Substring = ""
        for (expected, segment) in zip(pattern, segments) {
            defer { before = expected }
            if expected.hasPrefix("{") {
                guard !segment.isEmpty else { return nil }
                // A debate stands where words do, `/api/live/list`: none is taken for the other.
                if before == "live", UUIDText(segment) == nil { return nil }
                parameters[String(expected.dropFirst().dropLast())] = String(segment)
            } else if expected != segment {
                return nil
            }
        }
        return parameters
    }
}
