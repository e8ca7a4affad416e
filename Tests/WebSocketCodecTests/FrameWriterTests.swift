import Testing

@testable import WebSocketCodec

@Suite("Frame writer")
struct FrameWriterTests {
    private let hello = Array("Hello".utf8)

    /// RFC 6455 §5.7.
    @Test("writes the RFC's examples")
    func examples() {
        var out: [UInt8] = []
        FrameWriter.append(.text, hello, to: &out)
        FrameWriter.appendMasked(.text, hello, key: 0x37FA_213D, to: &out)
        FrameWriter.append(.ping, "Hello".utf8, to: &out)
        hello.withUnsafeBytes { FrameWriter.append(.pong, $0, to: &out) }
        #expect(
            out == [
                0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F,
                0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58,
                0x89, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F,
                0x8A, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F,
            ])
    }

    @Test(
        "writes each length in the fewest bytes",
        arguments: [
            (0, [0x00]), (125, [0x7D]), (126, [0x7E, 0, 126]), (256, [0x7E, 1, 0]),
            (65_535, [0x7E, 0xFF, 0xFF]), (65_536, [0x7F, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func lengths(_ count: Int, _ written: [UInt8]) {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var out: [UInt8] = []
        FrameWriter.append(.binary, payload, to: &out)
        #expect(out == [0x82] + written + payload)
        out = []
        FrameWriter.appendMasked(.binary, payload, key: 0x0102_0304, to: &out)
        #expect(out == Raw.frame(0x82, payload, key: [1, 2, 3, 4]))
    }

    @Test("cuts a reason at a character, so that it fits")
    func close() {
        #expect(FrameWriter.close(code: 4000, reason: "bye") == [0x88, 5, 0x0F, 0xA0] + "bye".utf8)
        #expect(FrameWriter.close(code: 1000, reason: "") == [0x88, 2, 0x03, 0xE8])
        let fits = String(repeating: "正", count: 41)
        #expect(FrameWriter.close(code: 1000, reason: fits).count == 2 + 2 + 123)
        #expect(FrameWriter.close(code: 1000, reason: fits + "a").count == 2 + 2 + 123)
        let odd = "ab" + String(repeating: "正", count: 41)
        #expect(
            FrameWriter.closePayload(code: 1000, reason: odd)
                == [0x03, 0xE8] + "ab".utf8 + String(repeating: "正", count: 40).utf8)
        // One character of many code points goes or stays whole.
        let family = String(repeating: "a", count: 120) + "👩‍👩‍👧‍👦"
        #expect(FrameWriter.closePayload(code: 1000, reason: family).count == 2 + 120)
    }
}
