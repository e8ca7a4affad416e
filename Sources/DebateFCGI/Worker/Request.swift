/// One HTTP request as nginx passed it on.
///
/// Only what is needed is read from the FastCGI parameters: turning all of them into a dictionary
/// costs half as much again as the rest of a small answer.
struct Request {
    /// Upper case, as sent: `GET`.
    let method: String
    /// The decoded path, without the query.
    let path: String
    /// The raw query, without `?`.
    let query: String
    /// Made by nginx for this request; stands in its log, in ours and in the answer.
    let id: String
    /// What came as body, up to the limit.
    let body: [UInt8]
    /// Whether the body was longer than the limit; then it was read and thrown away.
    let bodyIsTooLarge: Bool

    private let parameter: (StaticString) -> String?

    /// - Parameter parameter: looks up a FastCGI parameter; called only while the request is
    ///   being answered.
    init(body: [UInt8], bodyIsTooLarge: Bool, parameter: @escaping (StaticString) -> String?) {
        method = parameter("REQUEST_METHOD") ?? ""
        path = parameter("DOCUMENT_URI") ?? ""
        query = parameter("QUERY_STRING") ?? ""
        id = parameter("DEBATE_REQUEST_ID") ?? ""
        self.body = body
        self.bodyIsTooLarge = bodyIsTooLarge
        self.parameter = parameter
    }

    /// The path and query exactly as the client wrote them.
    var target: String { parameter("REQUEST_URI") ?? path }
    /// The client's address, as nginx determined it.
    var address: String { parameter("REMOTE_ADDR") ?? "" }
    /// Which of nginx's places passed the request on: a client cannot say so.
    var listener: String { parameter("DEBATE_LISTENER") ?? "" }
    /// By the internal listener: the process that takes pictures, and where it is to send those that
    /// are kept; both empty else.
    var ingestProcess: String { parameter("DEBATE_INGEST_PROCESS") ?? "" }
    var recorder: String { parameter("DEBATE_RECORDER") ?? "" }
    var scheme: String { parameter("REQUEST_SCHEME") ?? "http" }
    var contentType: String? { nonEmpty("CONTENT_TYPE") }

    /// A header, by its CGI name: `HTTP_ORIGIN`. An empty one counts as absent.
    func header(_ name: StaticString) -> String? {
        nonEmpty(name)
    }

    /// The value of a cookie; the first one of that name counts.
    func cookie(_ name: String) -> String? {
        guard let header = header("HTTP_COOKIE") else { return nil }
        let start = Array((name + "=").utf8)
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let trimmed = pair.drop { $0 == UInt8(ascii: " ") }
            guard trimmed.starts(with: start) else { continue }
            return String(decoding: trimmed.dropFirst(start.count), as: UTF8.self)
        }
        return nil
    }

    private func nonEmpty(_ name: StaticString) -> String? {
        guard let value = parameter(name), !value.isEmpty else { return nil }
        return value
    }
}
