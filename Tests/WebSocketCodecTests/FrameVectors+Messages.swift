@testable import WebSocketCodec

extension FrameVector {
    private static func filled(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x61, count: count) }

    static let lengths: [FrameVector] =
        [124, 125, 126, 127, 128, 300].map { count in
            FrameVector(
                name: "\(count) bytes", bytes: Raw.frame(0x81, filled(count)),
                inputs: [.text(filled(count))])
        }
        + [
            FrameVector(
                name: "125 bytes in 16 bits",
                bytes: Raw.frame(0x82, filled(125), length: [126, 0, 125]), fault: 1002),
            FrameVector(
                name: "65,535 bytes in 64 bits",
                bytes: Raw.frame(0x82, length: [127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), fault: 1002),
            FrameVector(
                name: "5 bytes in 64 bits",
                bytes: Raw.frame(0x82, length: [127, 0, 0, 0, 0, 0, 0, 0, 5]), fault: 1002),
            FrameVector(
                name: "length with its highest bit set",
                bytes: Raw.frame(0x82, length: [127, 0x80, 0, 0, 0, 0, 0, 0, 0]), fault: 1002),
            FrameVector(
                name: "the longest length there is",
                bytes: Raw.frame(0x82, length: [127, 0x7F] + [UInt8](repeating: 0xFF, count: 7)),
                fault: 1009),
        ]

    static let order: [FrameVector] = [
        FrameVector(name: "continuation of nothing", bytes: Raw.frame(0x80, [97]), fault: 1002),
        FrameVector(
            name: "continuation after the end",
            bytes: Raw.text("a") + Raw.frame(0x00, [98]), inputs: [.text([97])], fault: 1002),
        FrameVector(
            name: "text within text", bytes: Raw.frame(0x01, [97]) + Raw.frame(0x81, [98]),
            fault: 1002),
        FrameVector(
            name: "binary within text", bytes: Raw.frame(0x01, [97]) + Raw.frame(0x02, [98]),
            fault: 1002),
        FrameVector(
            name: "control frames between fragments",
            bytes: Raw.frame(0x01, [97]) + Raw.frame(0x89, [1]) + Raw.frame(0x00, [98])
                + Raw.frame(0x8A, [2]) + Raw.frame(0x80, [99]) + Raw.text("d"),
            inputs: [.ping([1]), .pong([2]), .text([97, 98, 99]), .text([100])]),
        FrameVector(
            name: "empty fragments",
            bytes: Raw.frame(0x02) + Raw.frame(0x00) + Raw.frame(0x00, [5]) + Raw.frame(0x80),
            inputs: [.binary([5])]),
        FrameVector(
            name: "message without its end", bytes: Raw.frame(0x01, [97]), isCut: true),
    ]

    static let bounds: [FrameVector] = [
        FrameVector(
            name: "just fits", bytes: Raw.frame(0x82, filled(200)), longest: 200,
            inputs: [.binary(filled(200))]),
        FrameVector(
            name: "one byte too long", bytes: Raw.frame(0x82, filled(201)), longest: 200,
            fault: 1009),
        FrameVector(
            name: "announced only, never sent", bytes: Raw.frame(0x82, length: [126, 0xFF, 0xFF]),
            longest: 200, fault: 1009),
        FrameVector(
            name: "fragments just fit",
            bytes: Raw.frame(0x02, filled(100)) + Raw.frame(0x80, filled(100)), longest: 200,
            inputs: [.binary(filled(200))]),
        FrameVector(
            name: "fragments too long together",
            bytes: Raw.frame(0x02, filled(100)) + Raw.frame(0x80, filled(101)), longest: 200,
            fault: 1009),
        FrameVector(
            name: "the bound is each message's",
            bytes: Raw.frame(0x82, filled(150)) + Raw.frame(0x82, filled(150)), longest: 200,
            inputs: [.binary(filled(150)), .binary(filled(150))]),
        FrameVector(
            name: "control frames do not count",
            bytes: Raw.frame(0x02, filled(8)) + Raw.frame(0x89, filled(125)) + Raw.frame(0x80),
            longest: 8, inputs: [.ping(filled(125)), .binary(filled(8))]),
    ]

    static let closing: [FrameVector] =
        [
            FrameVector(
                name: "close of nothing", bytes: Raw.frame(0x88),
                inputs: [.close(code: nil, reason: [])], isCut: true),
            FrameVector(name: "half a code", bytes: Raw.frame(0x88, [3]), fault: 1002),
            FrameVector(
                name: "close with reason", bytes: Raw.close(1000, Array("再见".utf8)),
                inputs: [.close(code: 1000, reason: Array("再见".utf8))], isCut: true),
            FrameVector(
                name: "longest reason", bytes: Raw.close(1000, filled(123)),
                inputs: [.close(code: 1000, reason: filled(123))], isCut: true),
            FrameVector(
                name: "reason not UTF-8", bytes: Raw.close(1000, [0xFF]), fault: 1007),
            FrameVector(
                name: "reason cut within a character", bytes: Raw.close(1000, [0xE6, 0xAD]),
                fault: 1007),
            FrameVector(
                name: "nothing after close",
                bytes: Raw.text("a") + Raw.close(1001) + Raw.text("b") + [0xFF, 0xFF],
                inputs: [.text([97]), .close(code: 1001, reason: [])], isCut: true),
            FrameVector(
                name: "close between fragments",
                bytes: Raw.frame(0x01, [97]) + Raw.close(1000) + Raw.frame(0x80, [98]),
                inputs: [.close(code: 1000, reason: [])], isCut: true),
        ]
        + [
            UInt16(1000), 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000,
            3999, 4000, 4999,
        ].map { code in
            FrameVector(
                name: "close \(code)", bytes: Raw.close(code),
                inputs: [.close(code: code, reason: [])], isCut: true)
        }
        + [
            UInt16(0), 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535,
        ].map { FrameVector(name: "close \($0)", bytes: Raw.close($0), fault: 1002) }
}
