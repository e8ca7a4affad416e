/// Why there is no answer. An answer with an error status is an answer, not a problem.
package enum HTTPProblem: Error, Hashable, CustomStringConvertible {
    /// libcurl could not be set up: out of memory or descriptors.
    case noClient
    /// The address is no http or https URL.
    case badURL(String)
    /// Nobody listens there, or the name is unknown.
    case notConnected(String)
    /// No whole answer within the time given.
    case timedOut(afterMs: Int)
    /// The connection broke or the other side speaks no HTTP.
    case broken(String)

    package var description: String {
        switch self {
        case .noClient: "cannot set up the HTTP client"
        case .badURL(let url): "\"\(url)\" is no http or https address"
        case .notConnected(let detail): "cannot connect: \(detail)"
        case .timedOut(let limitMs): "no answer within \(limitMs) ms"
        case .broken(let detail): "the connection broke: \(detail)"
        }
    }
}
