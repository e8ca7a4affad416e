@testable import WebSocketCodec

/// Bytes of a peer and what must come of them.
struct FrameVector: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]
    var role = WebSocketRole.server
    var longest = 70_000
    var inputs: [WebSocketInput] = []
    /// The close code of the fault they end in.
    var fault: UInt16?
    /// Whether they end half way.
    var isCut = false

    var description: String { name }

    static let all =
        standard + framing + masking + lengths + order + closing + utf8 + bounds

    private static let hello = Array("Hello".utf8)

    /// The examples of RFC 6455 §5.7, byte for byte.
    static let standard: [FrameVector] = [
        FrameVector(
            name: "unmasked text", bytes: [0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F],
            role: .client, inputs: [.text(hello)]),
        FrameVector(
            name: "masked text",
            bytes: [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58],
            inputs: [.text(hello)]),
        FrameVector(
            name: "unmasked text in two fragments",
            bytes: [0x01, 0x03, 0x48, 0x65, 0x6C, 0x80, 0x02, 0x6C, 0x6F], role: .client,
            inputs: [.text(hello)]),
        FrameVector(
            name: "unmasked ping", bytes: [0x89, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F],
            role: .client, inputs: [.ping(hello)]),
        FrameVector(
            name: "masked pong",
            bytes: [0x8A, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58],
            inputs: [.pong(hello)]),
        FrameVector(
            name: "256 bytes", bytes: [0x82, 0x7E, 0x01, 0x00] + [UInt8](repeating: 7, count: 256),
            role: .client, inputs: [.binary([UInt8](repeating: 7, count: 256))]),
    ]

    static let framing: [FrameVector] =
        [UInt8(0x40), 0x20, 0x10, 0x70].map { bit in
            FrameVector(
                name: "reserved bit \(bit)", bytes: Raw.text("a") + Raw.frame(0x81 | bit),
                inputs: [.text([97])], fault: 1002)
        }
        + [UInt8(3), 4, 5, 6, 7, 11, 12, 13, 14, 15].map { opcode in
            FrameVector(
                name: "reserved opcode \(opcode)", bytes: Raw.frame(0x80 | opcode), fault: 1002)
        }
        + [UInt8(8), 9, 10].flatMap { opcode in
            [
                FrameVector(
                    name: "fragmented control \(opcode)", bytes: Raw.frame(opcode), fault: 1002),
                FrameVector(
                    name: "control \(opcode) of 126 bytes",
                    bytes: Raw.frame(0x80 | opcode, [UInt8](repeating: 97, count: 126)),
                    fault: 1002),
            ]
        }
        + [
            FrameVector(
                name: "ping of 125 bytes",
                bytes: Raw.frame(0x89, [UInt8](repeating: 1, count: 125)),
                inputs: [.ping([UInt8](repeating: 1, count: 125))]),
            FrameVector(name: "empty text", bytes: Raw.frame(0x81), inputs: [.text([])]),
            FrameVector(name: "empty binary", bytes: Raw.frame(0x82), inputs: [.binary([])]),
            FrameVector(name: "empty ping", bytes: Raw.frame(0x89), inputs: [.ping([])]),
            FrameVector(
                name: "several frames at once",
                bytes: Raw.text("a") + Raw.frame(0x89, [1]) + Raw.frame(0x82, [2]),
                inputs: [.text([97]), .ping([1]), .binary([2])]),
            FrameVector(name: "half a head", bytes: [0x81], isCut: true),
            FrameVector(name: "half a mask", bytes: [0x81, 0x81, 1, 2, 3], isCut: true),
            FrameVector(
                name: "half a payload", bytes: Raw.text("ab").dropLast(), isCut: true),
        ]

    static let masking: [FrameVector] = [
        FrameVector(
            name: "unmasked to a server", bytes: Raw.frame(0x81, hello, key: nil), fault: 1002),
        FrameVector(name: "masked to a client", bytes: Raw.text("a"), role: .client, fault: 1002),
        FrameVector(
            name: "mask of zeros", bytes: Raw.frame(0x81, hello, key: [0, 0, 0, 0]),
            inputs: [.text(hello)]),
        FrameVector(
            name: "each fragment has its own mask",
            bytes: Raw.frame(0x01, hello, key: [1, 2, 3, 4])
                + Raw.frame(0x80, hello, key: [255, 0, 128, 7]),
            inputs: [.text(hello + hello)]),
    ]
}
