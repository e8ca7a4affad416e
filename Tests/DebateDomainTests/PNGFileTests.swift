import Testing

@testable import DebateDomain

@Suite("PNG file")
struct PNGFileTests {
    private func chunk(_ type: String, _ data: [UInt8] = []) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(data.count, 4) + body + bigEndian(Int(CRC32.of(body[...])), 4)
    }

    private func header(
        width: Int = 1, height: Int = 1, depth: UInt8 = 8, colour: UInt8 = 2,
        rest: [UInt8] = [0, 0, 0]
    ) -> [UInt8] {
        chunk("IHDR", bigEndian(width, 4) + bigEndian(height, 4) + [depth, colour] + rest)
    }

    private func file(_ chunks: [UInt8]...) -> [UInt8] {
        PictureFile.pngSignature + chunks.joined()
    }

    @Test("the check sum of the standard's example")
    func checkSum() {
        #expect(CRC32.of(Array("123456789".utf8)[...]) == 0xCBF4_3926)
    }

    @Test("no change of any one byte is taken: check sums cover everything")
    func everyByte() {
        for index in SamplePictures.pngPalette.indices {
            var changed = SamplePictures.pngPalette
            changed[index] ^= 0x20
            #expect(problem(changed) != nil)
        }
    }

    @Test("a side has 1 to 4096 pixels")
    func sides() {
        let data = chunk("IDAT", [0])
        let end = chunk("IEND")
        #expect(problem(file(header(width: 4096, height: 4096), data, end)) == nil)
        #expect(
            problem(file(header(width: 4097), data, end)) == .tooLarge(width: 4097, height: 1))
        #expect(
            problem(file(header(height: 1 << 31), data, end))
                == .tooLarge(width: 1, height: 1 << 31))
        #expect(problem(file(header(width: 0), data, end))?.isDamage == true)
    }

    @Test(
        "only the pairs of colour type and depth that exist", arguments: 0...7 as ClosedRange<UInt8>
    )
    func depths(_ colour: UInt8) {
        let legal: [UInt8: [UInt8]] = [
            0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
        ]
        for depth in UInt8(0)...33 {
            let palette = colour == 3 ? chunk("PLTE", [0, 0, 0]) : []
            let bytes = file(
                header(depth: depth, colour: colour), palette, chunk("IDAT", [0]), chunk("IEND"))
            #expect((problem(bytes) == nil) == (legal[colour] ?? []).contains(depth))
        }
    }

    @Test("chunks in the order of the standard, and no critical one it does not know")
    func order() {
        let data = chunk("IDAT", [0])
        let end = chunk("IEND")
        let palette = chunk("PLTE", [1, 2, 3])
        let indexed = header(colour: 3)
        #expect(problem(file(header(), data, data, end)) == nil)
        #expect(problem(file(indexed, palette, data, end)) == nil)
        let refused = [
            file(data, header(), end), file(header(), end), file(header(), header(), data, end),
            file(indexed, data, end), file(indexed, data, palette, end),
            file(indexed, palette, palette, data, end), file(header(colour: 0), palette, data, end),
            file(indexed, chunk("PLTE", [1, 2]), data, end),
            file(indexed, chunk("PLTE", [UInt8](repeating: 0, count: 771)), data, end),
            file(header(), data, chunk("tIME"), data, end),
            file(header(), data, chunk("IEND", [0])),
            file(header(), chunk("CgBI"), data, end), file(header(), chunk("te1t"), data, end),
            file(header(rest: [1, 0, 0]), data, end), file(header(rest: [0, 1, 0]), data, end),
            file(header(rest: [0, 0, 2]), data, end), file(header(rest: [0, 0]), data, end),
        ]
        for bytes in refused { #expect(problem(bytes)?.isDamage == true) }
    }
}
