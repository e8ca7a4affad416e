@testable import WebSocketCodec

extension FrameVector {
    static let utf8: [FrameVector] =
        good.map { text in
            FrameVector(
                name: "UTF-8 \(text.debugDescription)", bytes: Raw.text(text),
                inputs: [.text(Array(text.utf8))])
        }
        + bad.map { bytes in
            FrameVector(name: "not UTF-8 \(bytes)", bytes: Raw.frame(0x81, bytes), fault: 1007)
        }
        + [
            FrameVector(
                name: "a character over fragments",
                bytes: Raw.frame(0x01, [0xE6]) + Raw.frame(0x00, [0xAD]) + Raw.frame(0x80, [0xA3]),
                inputs: [.text([0xE6, 0xAD, 0xA3])]),
            FrameVector(
                name: "the last fragment ends within a character",
                bytes: Raw.frame(0x01, [0xE6]) + Raw.frame(0x80, [0xAD]), fault: 1007),
            FrameVector(
                name: "wrong before the message ends",
                bytes: Raw.frame(0x01, [0xCE, 0xBA, 0xFF]) + Raw.frame(0x89), fault: 1007),
            FrameVector(
                name: "wrong before its frame ends",
                bytes: Array(Raw.frame(0x81, [0x61, 0xFF, 0x62, 0x63]).dropLast(2)), fault: 1007),
            FrameVector(
                name: "binary may be anything", bytes: Raw.frame(0x82, [0xFF, 0xC0, 0x80]),
                inputs: [.binary([0xFF, 0xC0, 0x80])]),
            FrameVector(
                name: "a ping may hold anything", bytes: Raw.frame(0x89, [0xFF]),
                inputs: [.ping([0xFF])]),
        ]

    /// The first and last character of each length, and the neighbours of the surrogates.
    static let good = [
        "\0", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "\u{D7FF}",
        "\u{E000}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "\u{3FFFF}", "\u{40000}", "\u{FFFFF}",
        "\u{100000}", "\u{10FFFF}", "κόσμε", "正方说得好", "eight byte words 八字节 then 🎓 more",
    ]

    /// Table 3-7 of the Unicode Standard, just outside of every row.
    static let bad: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x7F], [0xC2, 0xC0],
        [0xDF, 0xC0], [0xE0, 0x9F, 0x80], [0xE0, 0xA0], [0xE1, 0x7F, 0x80], [0xE1, 0x80, 0xC0],
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEF, 0xBF], [0xF0, 0x8F, 0x80, 0x80],
        [0xF0, 0x90, 0x80], [0xF1, 0x80, 0x80, 0xC0], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        Array("eight by".utf8) + [0x80], Array("正".utf8) + [0xA3],
    ]
}
