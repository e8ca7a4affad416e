import DebateDomain

/// Finds the route of a request.
struct Router: Sendable {
    /// By path; most paths have no parameter and are found at once.
    private let exact: [String: [Route]]
    /// By the number of segments, the plainer patterns first.
    private let withParameters: [Int: [(pattern: [Piece], routes: [Route])]]

    /// One segment of a pattern.
    private enum Piece: Sendable {
        case word(Substring)
        case parameter(String)
        /// A debate stands where words do, `/api/live/list`: none is taken for the other.
        case debate(String)
    }

    enum Match {
        /// The route, and what stands in the places of its parameters.
        case route(Route, parameters: [String: String])
        case wrongMethod(allowed: [Method])
        case none
    }

    init(_ routes: [Route]) {
        let byPath = Dictionary(grouping: Self.numbered(routes), by: \.path)
        exact = byPath.filter { !$0.key.contains("{") }
        let patterns = byPath.filter { $0.key.contains("{") }
            .map { (segments: Self.segments($0.key), routes: $0.value) }
            .sorted { Self.isPlainer($0.segments, $1.segments) }
        withParameters = Dictionary(grouping: patterns, by: \.segments.count)
            .mapValues { $0.map { (Self.pieces($0.segments), $0.routes) } }
    }

    /// The routes, each knowing its place among them.
    static func numbered(_ routes: [Route]) -> [Route] {
        routes.enumerated().map { number, route in
            var route = route
            route.number = number
            return route
        }
    }

    /// - Parameter method: `HEAD` is answered as `GET`.
    func match(_ method: String, _ path: String) -> Match {
        if let routes = exact[path] { return choose(method, routes, [:]) }
        let segments = Self.segments(path)
        for (pattern, routes) in withParameters[segments.count] ?? [] {
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
        // By bytes: characters would be found by the rules of Unicode first.
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    private static func pieces(_ segments: [Substring]) -> [Piece] {
        segments.enumerated().map { index, segment in
            guard segment.hasPrefix("{") else { return .word(segment) }
            let name = String(segment.dropFirst().dropLast())
            return segments[index - 1] == "live" ? .debate(name) : .parameter(name)
        }
    }

    /// What stands at the pattern's parameters; `nil` when the path is another one.
    private static func parameters(
        _ pattern: [Piece], _ segments: [Substring]
    ) -> [String: String]? {
        // The words first: most patterns end there, and nothing is made for them.
        for (piece, segment) in zip(pattern, segments) {
            if case .word(let word) = piece, word != segment { return nil }
        }
        var parameters: [String: String] = [:]
        for (piece, segment) in zip(pattern, segments) {
            switch piece {
            case .word: continue
            case .debate(let name):
                if UUIDText(segment) == nil { return nil }
                parameters[name] = String(segment)
            case .parameter(let name):
                if segment.isEmpty { return nil }
                parameters[name] = String(segment)
            }
        }
        return parameters
    }
}
