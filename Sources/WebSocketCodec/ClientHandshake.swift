/// The client's side of the opening handshake: what to send, and whether the answer accepts.
/// Source: RFC 6455 §4.1.
package struct ClientHandshake: Sendable {
    package enum Parsed: Sendable, Hashable {
        /// The answer's head is not whole yet: ask again with more bytes.
        case incomplete
        /// `length`: bytes of the head. Those after it are the first frames.
        case accepted(protocol: String?, length: Int)
        /// `status`: the HTTP status if the answer has one, 0 if it is not HTTP at all.
        case refused(status: Int, why: String)
    }

    /// The whole request, to be sent as it is.
    package let request: [UInt8]
    private let protocols: [String]
    private let expectedAccept: String

    /// `host` with its port unless that is the scheme's own; `path` with its query; `key` 16 bytes,
    /// fresh from a secure random source; `headers` beyond those of the handshake. None of them
    /// may hold a control character: the caller has taken its address apart before.
    package init(
        host: String, path: String, key: [UInt8], protocols: [String] = [],
        headers: [(name: String, value: String)] = []
    ) {
        precondition(key.count == AcceptKey.keyBytes, "a key of \(key.count) bytes")
        let encodedKey = Base64.encode(key)
        expectedAccept = AcceptKey.answering(encodedKey)
        self.protocols = protocols
        var fields = [
            ("Host", host), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
            ("Sec-WebSocket-Key", encodedKey), ("Sec-WebSocket-Version", "13"),
        ]
        if !protocols.isEmpty {
            fields.append(("Sec-WebSocket-Protocol", protocols.joined(separator: ", ")))
        }
        fields += headers.map { ($0.name, $0.value) }
        let lines = ["GET \(path) HTTP/1.1"] + fields.map { "\($0.0): \($0.1)" }
        precondition(
            lines.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } },
            "a control character in a request")
        request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// Reads the answer that `bytes` begin with: all that has arrived so far.
    package func parse(_ bytes: [UInt8]) -> Parsed {
        switch bytes.withUnsafeBytes({ HTTPHead.parse($0) }) {
        case .incomplete: return .incomplete
        case .tooLong: return .refused(status: 0, why: "a head over \(HTTPHead.longest) bytes")
        case .malformed(let why): return .refused(status: 0, why: why)
        case .head(let head): return judge(head)
        }
    }

    private func judge(_ head: HTTPHead) -> Parsed {
        guard let (status, phrase) = Self.status(head.firstLine) else {
            return .refused(status: 0, why: "not an answer of HTTP/1.1")
        }
        guard status == 101 else { return .refused(status: status, why: phrase) }
        if let why = breach(head) { return .refused(status: status, why: why) }
        return .accepted(protocol: head.values("sec-websocket-protocol").first, length: head.length)
    }

    /// What a 101 must not lack or say, nil if all is well.
    private func breach(_ head: HTTPHead) -> String? {
        let chosen = head.values("sec-websocket-protocol")
        if !head.list("upgrade", holds: "websocket") { return "Upgrade does not say websocket" }
        if !head.list("connection", holds: "upgrade") { return "Connection does not say Upgrade" }
        if head.values("sec-websocket-accept") != [expectedAccept] {
            return "Sec-WebSocket-Accept does not answer the key"
        }
        if !head.list("sec-websocket-extensions").isEmpty { return "an extension nobody offered" }
        if chosen.count > 1 || !chosen.allSatisfy(protocols.contains) {
            return "a subprotocol nobody offered"
        }
        return nil
    }

    private static func status(_ line: String) -> (code: Int, phrase: String)? {
        let words = line.split(
            separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2, words[0] == "HTTP/1.1", words[1].utf8.count == 3,
            let code = Int(words[1]), code >= 100
        else { return nil }
        return (code, words.count == 3 ? String(words[2]) : "")
    }
}
