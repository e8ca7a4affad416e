/// The payload of a close frame: nothing, or a code and a reason.
/// Source: RFC 6455 §5.5.1, §7.4.
enum ClosePayload {
    /// The longest reason, in bytes of UTF-8: a control frame's 125 less the code.
    static let longestReason = 123

    static func parse(_ payload: [UInt8]) throws(WebSocketFault) -> WebSocketInput {
        if payload.isEmpty { return .close(code: nil, reason: []) }
        guard payload.count >= 2 else { throw .protocolError("half a close code") }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        guard CloseCode.mayBeSent(code) else { throw .protocolError("close code \(code)") }
        let reason = Array(payload[2...])
        var utf8 = UTF8Check()
        guard reason.withUnsafeBytes({ utf8.take($0) }), utf8.isBetweenCharacters else {
            throw .notUTF8("a close reason that is not UTF-8")
        }
        return .close(code: code, reason: reason)
    }

    /// `reason` is cut at the last whole character that fits.
    static func bytes(code: UInt16, reason: String) -> [UInt8] {
        precondition(CloseCode.mayBeSent(code), "close code \(code) is never sent")
        var bytes = [UInt8(code >> 8), UInt8(code & 0xFF)]
        for character in reason {
            guard bytes.count - 2 + character.utf8.count <= longestReason else { break }
            bytes.append(contentsOf: character.utf8)
        }
        return bytes
    }
}
