@testable import WebSocketCodec

/// A client's request and what a server must make of it.
struct RequestVector: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The status it is refused with; nil if it is accepted.
    var refused: Int?

    var description: String { name }

    /// The request of RFC 6455 §1.2, but for its protocols: its lines without the first.
    static let fields = [
        "Host: server.example.com", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Origin: http://example.com",
        "Sec-WebSocket-Version: 13",
    ]

    /// A request with the lines that begin with `without` left out, and some more.
    static func request(
        line: String = "GET /chat HTTP/1.1", without: String? = nil, plus more: [String] = []
    ) -> [UInt8] {
        let kept = fields.filter { line in without.map { !line.hasPrefix($0) } ?? true }
        return Array(([line] + kept + more + ["", ""]).joined(separator: "\r\n").utf8)
    }

    static let all = accepted + refused

    private static let accepted: [RequestVector] = [
        RequestVector(name: "the RFC's own", bytes: request()),
        RequestVector(
            name: "names and tokens in any case",
            bytes: request(
                without: "U", plus: ["upgrade: WebSocket", "ORIGIN: x"])),
        RequestVector(
            name: "Connection as a list",
            bytes: request(without: "Connection", plus: ["Connection: keep-alive, upgrade"])),
        RequestVector(
            name: "Connection in two lines",
            bytes: request(plus: ["Connection: keep-alive"])),
        RequestVector(
            name: "spaces about values",
            bytes: request(without: "Host", plus: ["Host:\t server.example.com \t"])),
        RequestVector(name: "no Origin", bytes: request(without: "Origin")),
        RequestVector(
            name: "extensions are ignored",
            bytes: request(plus: ["Sec-WebSocket-Extensions: permessage-deflate; x=\"y\""])),
        RequestVector(name: "a body of nothing", bytes: request(plus: ["Content-Length: 0"])),
        RequestVector(
            name: "bytes over ASCII in a value", bytes: request(plus: ["X-Name: 正方"])),
        RequestVector(name: "frames right behind", bytes: request() + Raw.text("a")),
    ]

    private static let refused: [RequestVector] =
        [
            ("POST /chat HTTP/1.1", 405), ("get /chat HTTP/1.1", 405), ("GET /chat HTTP/1.0", 400),
            ("GET /chat HTTP/2.0", 400), ("GET /chat", 400), ("GET  /chat HTTP/1.1", 400),
            ("GET chat HTTP/1.1", 400), ("GET http://a/chat HTTP/1.1", 400),
            ("GET /正 HTTP/1.1", 400), (" GET /chat HTTP/1.1", 400), ("", 400),
            ("GET /chat HTTP/1.1 ", 400), ("GET\t/chat HTTP/1.1", 400), ("G{T /chat HTTP/1.1", 400),
        ].map { line, status in
            RequestVector(name: "line \"\(line)\"", bytes: request(line: line), refused: status)
        }
        + ([
            ("Host", 400), ("Upgrade", 426), ("Connection", 400), ("Sec-WebSocket-Key", 400),
            ("Sec-WebSocket-Version", 426),
        ] as [(String, Int)]).map { field, status in
            RequestVector(
                name: "no \(field)", bytes: request(without: field), refused: status)
        }
        + [
            ("Sec-WebSocket-Version: 8", 426), ("Sec-WebSocket-Version: 13, 8", 426),
            ("Upgrade: h2c", 426), ("Connection: close", 400), ("Sec-WebSocket-Key: ", 400),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=", 400),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQAA", 400),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZ-==", 400),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZWFhYQ==", 400),
        ].map { line, status in
            let field = String(line.prefix { $0 != ":" })
            return RequestVector(
                name: line, bytes: request(without: field, plus: [line]), refused: status)
        }
        + ([
            "Host: other", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Content-Length: 5", "Transfer-Encoding: chunked", "No colon", ": no name",
            "Space : before", " folded", "Bell: \u{7}", "Delete: \u{7F}", "Zero: \0", "Alone: \n",
            "Alone: \r",
            "Name\u{E9}: x", "Sec-WebSocket-Protocol: a, a", "Sec-WebSocket-Protocol: a b",
        ] as [String]).map { line in
            RequestVector(
                name: "with \(String(reflecting: line))", bytes: request(plus: [line]), refused: 400
            )
        }
        + [
            RequestVector(
                name: "version 13 twice", bytes: request(plus: ["Sec-WebSocket-Version: 13"]),
                refused: 426),
            RequestVector(
                name: "head of 8,193 bytes", bytes: request(plus: [padding(to: 8193)]),
                refused: 431),
            RequestVector(
                name: "no end in sight", bytes: [UInt8](repeating: 0x61, count: 8192),
                refused: 431),
        ]

    /// A line that makes the request's head so many bytes long.
    static func padding(to count: Int) -> String {
        let name = "X-Padding: "
        return name
            + String(repeating: "a", count: count - request().count - name.utf8.count - 2)
    }
}
