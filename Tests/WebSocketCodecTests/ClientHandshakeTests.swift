import Testing

@testable import WebSocketCodec

@Suite("Client handshake")
struct ClientHandshakeTests {
    /// The nonce of RFC 6455 §1.3: "the sample nonce".
    private let handshake = ClientHandshake(
        host: "server.example.com", path: "/chat?x=1", key: Array("the sample nonce".utf8),
        protocols: ["debate.v1", "other"], headers: [("Origin", "http://example.com")])

    private static let good = [
        "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
    ]

    private static func bytes(_ lines: [String]) -> [UInt8] {
        Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
    }

    @Test("asks what a server accepts")
    func request() {
        #expect(
            String(decoding: handshake.request, as: UTF8.self) == """
                GET /chat?x=1 HTTP/1.1\r
                Host: server.example.com\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: debate.v1, other\r
                Origin: http://example.com\r
                \r\n
                """)
        guard case .request(let request, _) = UpgradeRequest.parse(handshake.request) else {
            Issue.record("refused")
            return
        }
        let answer = request.answer(protocol: "other")
        #expect(
            handshake.parse(answer) == .accepted(protocol: "other", length: answer.count))
        #expect(
            handshake.parse(answer + [0x81]) == .accepted(protocol: "other", length: answer.count))
    }

    @Test("is incomplete until the last byte of the answer")
    func pieces() {
        let answer = Self.bytes(Self.good)
        for count in 0..<answer.count {
            #expect(handshake.parse(Array(answer[..<count])) == .incomplete)
        }
        #expect(handshake.parse(answer) == .accepted(protocol: nil, length: answer.count))
    }

    @Test(
        "refuses an answer that breaks the RFC",
        arguments: [
            (0, "HTTP/1.0 101 Switching Protocols"), (0, "HTTP/1.1 1010 x"), (0, "HTTP/1.1"),
            (0, "101"), (1, "Upgrade: h2c"), (1, "X: y"), (2, "Connection: close"), (2, "X: y"),
            (3, "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOO="), (3, "X: y"),
            (4, "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
            (4, "Sec-WebSocket-Protocol: unknown"), (4, "Sec-WebSocket-Protocol: debate.v1, other"),
            (4, "Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Protocol: other"),
            (4, "Sec-WebSocket-Extensions: permessage-deflate"), (4, " folded"),
        ])
    func refused(_ place: Int, _ line: String) {
        var lines = Self.good
        lines[place..<min(place + 1, lines.count)] = [line]
        guard case .refused = handshake.parse(Self.bytes(lines)) else {
            Issue.record("\(handshake.parse(Self.bytes(lines)))")
            return
        }
    }

    @Test("hands on another status and its phrase")
    func otherStatus() {
        #expect(
            handshake.parse(Self.bytes(["HTTP/1.1 429 Too Many Requests", "A: b"]))
                == .refused(status: 429, why: "Too Many Requests"))
        #expect(
            handshake.parse(Self.bytes(["HTTP/1.1 503", "A: b"]))
                == .refused(status: 503, why: ""))
        #expect(
            handshake.parse([UInt8](repeating: 0x61, count: 8192))
                == .refused(status: 0, why: "a head over 8192 bytes"))
    }
}
