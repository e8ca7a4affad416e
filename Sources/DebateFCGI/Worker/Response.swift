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
        bytes.append(contentsOf: "Status: \(status)\r\n".utf8)
        for (name, value) in headers {
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: ": ".utf8)
            // A header's value never comes from outside unchecked; this keeps it one line still.
            bytes.append(contentsOf: value.utf8.lazy.filter { $0 >= 0x20 })
            bytes.append(contentsOf: "\r\n".utf8)
        }
        if !body.isEmpty { bytes.append(contentsOf: "Content-Length: \(body.count)\r\n".utf8) }
        bytes.append(contentsOf: "\r\n".utf8)
        if !withoutBody { bytes.append(contentsOf: body) }
        return bytes
    }
}
