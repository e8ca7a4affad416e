/// What a peer said: a whole message, or a control frame.
/// Source: RFC 6455 §5.5 (control), §5.6 (data).
package enum WebSocketInput: Sendable, Hashable {
    /// Always valid UTF-8.
    case text([UInt8])
    case binary([UInt8])
    /// At most 125 bytes, to be given back in a pong.
    case ping([UInt8])
    /// At most 125 bytes.
    case pong([UInt8])
    /// `code` is nil if the peer gave none; `reason` is valid UTF-8 of at most 123 bytes.
    case close(code: UInt16?, reason: [UInt8])
}
