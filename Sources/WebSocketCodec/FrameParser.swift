/// Turns the bytes of one peer into messages and control frames, as strictly as RFC 6455 is
/// written: reserved bits and opcodes, masks by role, shortest lengths, order of fragments, close
/// codes and UTF-8 are all checked, each at the first byte that tells.
///
/// It keeps the unfinished message and one control frame: at most `longestMessage` + 125 bytes,
/// and never more than has arrived.
/// Source: RFC 6455 §5, §7.4, §8.1.
package struct FrameParser: Sendable {
    private enum State: Sendable {
        case open
        /// The peer sent its close frame: whatever follows is not looked at (RFC 6455 §5.5.1).
        case closed
        case failed(WebSocketFault)
    }

    private let longestMessage: Int
    private var state = State.open
    private var reader: FrameHeadReader
    /// The frame whose payload is arriving.
    private var frame: Frame?
    /// Kind of the message begun and not ended.
    private var messageKind: Opcode?
    private var message: [UInt8] = []
    private var control: [UInt8] = []
    private var utf8 = UTF8Check()

    /// `longestMessage`: bytes of payload, over all fragments; so no data frame may be longer
    /// either. Control frames are bounded by the RFC (125).
    package init(role: WebSocketRole, longestMessage: Int) {
        precondition(longestMessage >= 0, "a bound below zero")
        self.longestMessage = longestMessage
        reader = FrameHeadReader(role: role)
    }

    /// Whether nothing is half received: then it may be thrown away, and a new one made for the
    /// next bytes. Never after a close frame or a fault, which a new one would not know of.
    package var isAtRest: Bool {
        guard case .open = state else { return false }
        return frame == nil && messageKind == nil && reader.isAtRest
    }

    /// Whether the peer's close frame has come.
    package var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    /// Whether the peer broke the standard.
    package var hasFailed: Bool {
        if case .failed = state { true } else { false }
    }

    /// Takes bytes as they come, in any cuts; whole messages and control frames come out in order,
    /// those before a fault too. After a close frame nothing more is delivered.
    /// Throws what the peer must be cut for, and the same at every later call.
    package mutating func feed(
        _ bytes: UnsafeRawBufferPointer, _ receive: (WebSocketInput) -> Void
    ) throws(WebSocketFault) {
        if case .failed(let fault) = state { throw fault }
        do throws(WebSocketFault) {
            try take(bytes, receive)
        } catch {
            state = .failed(error)
            (message, control) = ([], [])
            throw error
        }
    }

    package mutating func feed(
        _ bytes: [UInt8], _ receive: (WebSocketInput) -> Void
    ) throws(WebSocketFault) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(WebSocketFault) in
            try feed(UnsafeRawBufferPointer(buffer), receive)
        }
    }

    private mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ receive: (WebSocketInput) -> Void
    ) throws(WebSocketFault) {
        var place = 0
        while place < bytes.count, case .open = state {
            if var begun = frame {
                let count = min(begun.left, bytes.count - place)
                let piece = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
                try takePayload(piece, of: begun)
                begun.advance(by: count)
                frame = begun
                place += count
            } else if let head = try reader.take(bytes[place]) {
                try begin(head)
                place += 1
            } else {
                place += 1
            }
            // Also right after the head: an empty frame has no byte to wait for.
            if let ended = frame, ended.left == 0 {
                frame = nil
                if let input = try end(ended) { receive(input) }
            }
        }
    }

    private mutating func begin(_ head: FrameHead) throws(WebSocketFault) {
        if !head.opcode.isControl {
            switch (head.opcode, messageKind) {
            case (.continuation, nil): throw .protocolError("a continuation of no message")
            case (.continuation, _): break
            case (_, nil): messageKind = head.opcode
            default: throw .protocolError("a new message within another")
            }
            guard head.length <= longestMessage - message.count else {
                throw .tooBig("a message over \(longestMessage) bytes")
            }
        }
        frame = Frame(head)
    }

    private mutating func takePayload(
        _ piece: UnsafeRawBufferPointer, of frame: Frame
    ) throws(WebSocketFault) {
        if frame.opcode.isControl {
            Self.append(piece, key: frame.key, to: &control)
            return
        }
        let start = message.count
        Self.append(piece, key: frame.key, to: &message)
        if messageKind == .text, !Self.check(message, from: start, &utf8) {
            throw .notUTF8("text that is not UTF-8")
        }
    }

    /// What the frame completes: nothing, if its message goes on.
    private mutating func end(_ frame: Frame) throws(WebSocketFault) -> WebSocketInput? {
        switch frame.opcode {
        case .ping: return .ping(Self.moved(&control))
        case .pong: return .pong(Self.moved(&control))
        case .close:
            let input = try ClosePayload.parse(Self.moved(&control))
            state = .closed
            message = []
            return input
        case .continuation, .text, .binary:
            return frame.isFinal ? try endMessage() : nil
        }
    }

    private mutating func endMessage() throws(WebSocketFault) -> WebSocketInput {
        guard utf8.isBetweenCharacters else {
            throw .notUTF8("text that ends within a character")
        }
        let isText = messageKind == .text
        messageKind = nil
        let whole = Self.moved(&message)
        return isText ? .text(whole) : .binary(whole)
    }
}

extension FrameParser {
    /// A frame of which the head is known.
    private struct Frame: Sendable {
        let isFinal: Bool
        let opcode: Opcode
        /// Bytes of payload still to come.
        private(set) var left: Int
        /// Turned so that its highest byte is for the next byte of payload.
        private(set) var key: UInt32

        init(_ head: FrameHead) {
            isFinal = head.isFinal
            opcode = head.opcode
            left = head.length
            key = head.key
        }

        mutating func advance(by count: Int) {
            left -= count
            key = Mask.rotated(key, by: count)
        }
    }

    private static func append(
        _ piece: UnsafeRawBufferPointer, key: UInt32, to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        bytes.append(contentsOf: piece)
        guard key != 0 else { return }
        bytes.withUnsafeMutableBytes { all in
            Mask.apply(key, to: UnsafeMutableRawBufferPointer(rebasing: all[start...]))
        }
    }

    private static func check(_ bytes: [UInt8], from start: Int, _ utf8: inout UTF8Check) -> Bool {
        bytes.withUnsafeBytes { all in
            utf8.take(UnsafeRawBufferPointer(rebasing: all[start...]))
        }
    }

    /// The bytes themselves, not a copy: they leave, and nothing stays allocated.
    private static func moved(_ bytes: inout [UInt8]) -> [UInt8] {
        let whole = bytes
        bytes = []
        return whole
    }
}
