/// One HTTP request as nginx passed it on.
///
/// Only what is needed is read from the FastCGI parameters: turning all of them into a dictionary
/// costs half as much again as the rest of a small answer (docs/performance.md).
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

    private let parameter: (String) -> String?

    /// - Parameter parameter: looks up a FastCGI parameter; called only while the request is
    ///   being answered.
    init(body: [UInt8], bodyIsTooLarge: Bool, parameter: @escaping (String) -> String?) {
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
    var scheme: String { parameter("REQUEST_SCHEME") ?? "http" }
    var contentType: String? { nonEmpty("CONTENT_TYPE") }

    /// A header, by its name in lower case with dashes.
    func header(_ name: String) -> String? {
        let upper = name.uppercased().map { $0 == "-" ? "_" : $0 }
        return nonEmpty("HTTP_" + String(upper))
    }

    /// The value of a cookie; the first one of that name counts.
    func cookie(_ name: String) -> String? {
        guard let header = header("cookie") else { return nil }
        let start = Array((name + "=").utf8)
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let trimmed = pair.drop { $0 == UInt8(ascii: " ") }
            guard trimmed.starts(with: start) else { continue }
            return String(decoding: trimmed.dropFirst(start.count), as: UTF8.self)
        }
        return nil
    }

    private func nonEmpty(_ name: String) -> String? {
        guard let value = parameter(name), !value.isEmpty else { return nil }
        return value
    }
}
