import Testing

@testable import WebSocketCodec

@Suite("Upgrade request")
struct UpgradeRequestTests {
    private func accepted(_ bytes: [UInt8]) throws -> (request: UpgradeRequest, length: Int) {
        guard case .request(let request, let length) = UpgradeRequest.parse(bytes) else {
            throw Missing(what: "\(UpgradeRequest.parse(bytes))")
        }
        return (request, length)
    }

    private struct Missing: Error { let what: String }

    private func status(_ bytes: [UInt8]) -> Int? {
        switch UpgradeRequest.parse(bytes) {
        case .incomplete: -1
        case .request: nil
        case .refused(let status, _): status
        }
    }

    @Test("is judged as the RFC says", arguments: RequestVector.all)
    func judged(_ vector: RequestVector) {
        #expect(status(vector.bytes) == vector.refused)
    }

    @Test("is incomplete until its last byte, then judged alike", arguments: RequestVector.all)
    func pieces(_ vector: RequestVector) {
        let count = vector.bytes.count
        let step = count > 1000 ? 97 : 1
        let statuses = (Array(stride(from: 0, to: count, by: step)) + [count])
            .map { status(Array(vector.bytes[..<$0])) }
        #expect(statuses.first { $0 != -1 } == .some(vector.refused))
    }

    @Test("says where the frames begin")
    func length() throws {
        let head = RequestVector.request()
        #expect(try accepted(head).length == head.count)
        #expect(try accepted(head + [0x81, 0x80, 0, 0, 0, 0]).length == head.count)
        let longest = RequestVector.request(plus: [RequestVector.padding(to: 8192)])
        #expect(try accepted(longest + [1]).length == 8192)
    }

    @Test("gives path, key, protocols and any field")
    func parts() throws {
        let (request, _) = try accepted(
            RequestVector.request(
                line: "GET /ws?x=1 HTTP/1.1",
                plus: [
                    "Sec-WebSocket-Protocol: debate.v1 ,other", "Sec-WebSocket-Protocol: ,third",
                    "Debate-Listener: public", "Twice: a", "twice:  b ",
                ]))
        #expect(request.path == "/ws")
        #expect(request.key == "dGhlIHNhbXBsZSBub25jZQ==")
        #expect(request.protocols == ["debate.v1", "other", "third"])
        #expect(request.header("debate-listener") == "public")
        #expect(request.header("ORIGIN") == "http://example.com")
        #expect(request.header("Twice") == "a, b")
        #expect(request.header("Cookie") == nil)
    }

    @Test("is answered with the RFC's own key, in few bytes")
    func answer() throws {
        let (plain, _) = try accepted(RequestVector.request())
        let text = String(decoding: plain.answer(protocol: nil), as: UTF8.self)
        #expect(
            text == """
                HTTP/1.1 101 Switching Protocols\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
                \r\n
                """)
        #expect(text.utf8.count < 200)
        let (offering, _) = try accepted(
            RequestVector.request(plus: ["Sec-WebSocket-Protocol: a, b"]))
        let chosen = String(decoding: offering.answer(protocol: "b"), as: UTF8.self)
        #expect(chosen.hasSuffix("\r\nSec-WebSocket-Protocol: b\r\n\r\n"))
    }

    @Test("a refusal is a whole answer that ends the connection")
    func refusal() {
        let text = String(decoding: UpgradeRequest.refusal(status: 403, "来源 no"), as: UTF8.self)
        #expect(
            text == """
                HTTP/1.1 403 Forbidden\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: 10\r
                Connection: close\r
                \r
                来源 no

                """)
        let wrongVersion = String(
            decoding: UpgradeRequest.refusal(status: 426, "no"), as: UTF8.self)
        #expect(wrongVersion.contains("\r\nSec-WebSocket-Version: 13\r\n"))
        #expect(wrongVersion.contains("\r\nConnection: Upgrade, close\r\n"))
        let wrongMethod = String(
            decoding: UpgradeRequest.refusal(status: 405, "no"), as: UTF8.self)
        #expect(wrongMethod.contains("\r\nAllow: GET\r\n"))
    }
}
