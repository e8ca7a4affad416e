/// A client's request to speak WebSocket, as a server reads it.
/// Source: RFC 6455 §4.1, §4.2.1.
package struct UpgradeRequest: Sendable {
    package enum Parsed: Sendable {
        /// The head is not whole yet: ask again with more bytes.
        case incomplete
        /// `length`: bytes of the head. Those after it are the first frames.
        case request(UpgradeRequest, length: Int)
        /// Answer `UpgradeRequest.refusal(status:_:)` and close: 400 malformed, 405 not GET, 426
        /// no upgrade asked or another version than 13, 431 a head over 8 KiB.
        case refused(status: Int, why: String)
    }

    /// Of the request target, without the query.
    package let path: String
    /// `Sec-WebSocket-Key`, as sent.
    package let key: String
    /// The subprotocols offered, the dearest first. Empty if none.
    package let protocols: [String]
    private let head: HTTPHead

    /// A header field's value by its name in any case; several lines of one name are joined by
    /// ", " (RFC 9110 §5.3), so that none of them can pass for the only one.
    package func header(_ name: String) -> String? {
        let values = head.values(name.lowercased())
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// Reads the head that `bytes` begin with: all that has arrived so far.
    package static func parse(_ bytes: UnsafeRawBufferPointer) -> Parsed {
        switch HTTPHead.parse(bytes) {
        case .incomplete: return .incomplete
        case .tooLong: return .refused(status: 431, why: "a head over \(HTTPHead.longest) bytes")
        case .malformed(let why): return .refused(status: 400, why: why)
        case .head(let head):
            do throws(Refusal) {
                return .request(try UpgradeRequest(head), length: head.length)
            } catch {
                return .refused(status: error.status, why: error.why)
            }
        }
    }

    package static func parse(_ bytes: [UInt8]) -> Parsed {
        bytes.withUnsafeBytes { parse($0) }
    }

    // MARK: Checks

    private struct Refusal: Error {
        var status = 400
        let why: String
    }

    private init(_ head: HTTPHead) throws(Refusal) {
        path = try Self.path(head)
        guard head.values("host").count == 1 else { throw Refusal(why: "not one Host") }
        try Self.checkNoBody(head)
        try Self.checkUpgrade(head)
        let keys = head.values("sec-websocket-key")
        guard keys.count == 1, Base64.isEncoding(keys[0], ofBytes: AcceptKey.keyBytes) else {
            throw Refusal(why: "Sec-WebSocket-Key is not 16 bytes in base64")
        }
        key = keys[0]
        protocols = head.list("sec-websocket-protocol")
        guard protocols.allSatisfy(HTTPToken.isToken), Set(protocols).count == protocols.count
        else { throw Refusal(why: "Sec-WebSocket-Protocol is not a list of different names") }
        self.head = head
    }

    private static func path(_ head: HTTPHead) throws(Refusal) -> String {
        let words = head.firstLine.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1", HTTPToken.isToken(String(words[0])) else {
            throw Refusal(why: "not a request of HTTP/1.1")
        }
        guard words[0] == "GET" else { throw Refusal(status: 405, why: "only GET") }
        guard words[1].utf8.first == UInt8(ascii: "/"),
            words[1].utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        else { throw Refusal(why: "the target is not a path") }
        return String(words[1].prefix { $0 != "?" })
    }

    /// What follows the head is frames: a body would be read as them, or they as a body by a proxy.
    private static func checkNoBody(_ head: HTTPHead) throws(Refusal) {
        guard head.values("transfer-encoding").isEmpty,
            head.values("content-length").allSatisfy({ $0 == "0" })
        else { throw Refusal(why: "an upgrade has no body") }
    }

    private static func checkUpgrade(_ head: HTTPHead) throws(Refusal) {
        guard head.list("upgrade", holds: "websocket") else {
            throw Refusal(status: 426, why: "only WebSocket is spoken here")
        }
        guard head.list("connection", holds: "upgrade") else {
            throw Refusal(why: "Connection does not say Upgrade")
        }
        guard head.values("sec-websocket-version") == ["13"] else {
            throw Refusal(status: 426, why: "only WebSocket version 13 is spoken here")
        }
    }
}
