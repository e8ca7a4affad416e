import DebateDomain

/// One HTTP response: status, headers, body.
struct Response {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    /// The CGI form nginx reads: header lines, an empty line, the body.
    ///
    /// For `HEAD` the length is still the body's (RFC 9110 §8.6), but the body stays away.
    /// Source: RFC 3875 §6
    func bytes(withoutBody: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count + 512)
        bytes.append(contentsOf: "Status: \(status) \(Self.phrase(status))\r\n".utf8)
        for (name, value) in headers {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            // A header's value never comes from outside unchecked; this keeps it one line still.
            if value.utf8.contains(where: { $0 < 0x20 }) {
                bytes.append(contentsOf: value.utf8.filter { $0 >= 0x20 })
            } else {
                bytes.append(contentsOf: value.utf8)
            }
            bytes.append(contentsOf: "\r\n".utf8)
        }
        if !body.isEmpty { bytes.append(contentsOf: "Content-Length: \(body.count)\r\n".utf8) }
        bytes.append(contentsOf: "\r\n".utf8)
        if !withoutBody { bytes.append(contentsOf: body) }
        return bytes
    }

    /// The words beside a status, for people who read the raw answer. Source: RFC 9110 §15
    private static func phrase(_ status: Int) -> StaticString {
        switch status {
        case 200: "OK"
        case 202: "Accepted"
        case 204: "No Content"
        case 302: "Found"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}
