/// The keys by which both ends of a handshake know that the other speaks WebSocket.
/// Source: RFC 6455 §1.3, §4.1, §4.2.2.
enum AcceptKey {
    /// Bytes of the nonce in `Sec-WebSocket-Key`.
    static let keyBytes = 16

    /// The value of `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key`.
    static func answering(_ key: String) -> String {
        Base64.encode(SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)))
    }
}
