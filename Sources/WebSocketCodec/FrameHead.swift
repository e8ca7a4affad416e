/// What stands before a frame's payload.
/// Source: RFC 6455 §5.2.
struct FrameHead: Sendable {
    let isFinal: Bool
    let opcode: Opcode
    /// Bytes of payload announced, not yet arrived.
    let length: Int
    /// The first byte in the highest bits; 0, which changes nothing, for an unmasked frame.
    let key: UInt32
}

/// Reads a frame's head byte by byte and refuses what no head may be.
struct FrameHeadReader: Sendable {
    private let role: WebSocketRole
    private var taken = 0
    /// Bytes of the head, as far as known: 2 to 14.
    private var size = 2
    private var lengthBytes = 0
    private var isFinal = false
    private var opcode = Opcode.continuation
    private var length: UInt64 = 0
    private var key: UInt32 = 0

    init(role: WebSocketRole) {
        self.role = role
    }

    var isAtRest: Bool { taken == 0 }

    /// Takes the next byte; gives the head when it was the last one, and is then ready for the next.
    mutating func take(_ byte: UInt8) throws(WebSocketFault) -> FrameHead? {
        switch taken {
        case 0: try takeKind(byte)
        case 1: try takeShortLength(byte)
        case 2..<2 + lengthBytes: try takeLength(byte)
        default: key = key << 8 | UInt32(byte)
        }
        taken += 1
        guard taken == size else { return nil }
        let head = FrameHead(isFinal: isFinal, opcode: opcode, length: Int(length), key: key)
        self = FrameHeadReader(role: role)
        return head
    }

    private mutating func takeKind(_ byte: UInt8) throws(WebSocketFault) {
        guard byte & 0x70 == 0 else { throw .protocolError("a reserved bit is set") }
        guard let opcode = Opcode(rawValue: byte & 0x0F) else {
            throw .protocolError("reserved opcode \(byte & 0x0F)")
        }
        self.opcode = opcode
        isFinal = byte & 0x80 != 0
        if opcode.isControl, !isFinal { throw .protocolError("a control frame in fragments") }
    }

    private mutating func takeShortLength(_ byte: UInt8) throws(WebSocketFault) {
        let isMasked = byte & 0x80 != 0
        switch role {
        case .server where !isMasked: throw .protocolError("a client's frame without mask")
        case .client where isMasked: throw .protocolError("a server's frame with mask")
        default: break
        }
        let short = byte & 0x7F
        if opcode.isControl, short > 125 {
            throw .protocolError("a control frame over 125 bytes")
        }
        switch short {
        case 126: lengthBytes = 2
        case 127: lengthBytes = 8
        default: length = UInt64(short)
        }
        size = 2 + lengthBytes + (isMasked ? 4 : 0)
    }

    private mutating func takeLength(_ byte: UInt8) throws(WebSocketFault) {
        length = length << 8 | UInt64(byte)
        guard taken == 1 + lengthBytes else { return }
        guard length <= UInt64(Int64.max) else {
            throw .protocolError("a length with its highest bit set")
        }
        guard length > (lengthBytes == 2 ? 125 : 0xFFFF) else {
            throw .protocolError("a length in more bytes than it needs")
        }
    }
}
