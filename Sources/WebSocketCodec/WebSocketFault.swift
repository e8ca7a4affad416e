/// Why the peer must be cut: the close code to say, and for our log what was wrong.
/// Source of the codes: RFC 6455 §7.4.1.
package struct WebSocketFault: Error, Sendable, Hashable {
    /// 1002 a breach of the protocol, 1007 text that is not UTF-8, 1009 too big.
    package let code: UInt16
    package let why: String

    static func protocolError(_ why: String) -> WebSocketFault {
        WebSocketFault(code: CloseCode.protocolError, why: why)
    }

    static func notUTF8(_ why: String) -> WebSocketFault {
        WebSocketFault(code: CloseCode.invalidPayload, why: why)
    }

    static func tooBig(_ why: String) -> WebSocketFault {
        WebSocketFault(code: CloseCode.tooBig, why: why)
    }
}
