/// Why there is no socket.
package enum LiveSocketProblem: Error, Hashable, CustomStringConvertible {
    /// Nobody answers there.
    case notConnected(HTTPProblem)
    /// The server is there and opens no socket; `status` 0: it speaks no HTTP.
    case refused(status: Int, why: String)

    package var description: String {
        switch self {
        case .notConnected(let problem): "\(problem)"
        case .refused(let status, let why): "no socket: status \(status), \(why)"
        }
    }
}
