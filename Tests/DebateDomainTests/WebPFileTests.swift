import Testing

@testable import DebateDomain

@Suite("WebP file")
struct WebPFileTests {
    private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: data.count % 2)
        return Array(type.utf8) + littleEndian(data.count, 4) + data + padding
    }

    private func file(_ chunks: [UInt8]...) -> [UInt8] {
        let body = Array("WEBP".utf8) + chunks.joined()
        return Array("RIFF".utf8) + littleEndian(body.count, 4) + body
    }

    private func lossless(_ width: Int, _ height: Int, version: Int = 0) -> [UInt8] {
        let header = (width - 1) | (height - 1) << 14 | version << 29
        return chunk("VP8L", [0x2F] + littleEndian(header, 4) + [1])
    }

    private func lossy(_ width: Int, _ height: Int, tag: Int = 0x10) -> [UInt8] {
        let sizes = littleEndian(width, 2) + littleEndian(height, 2)
        return chunk("VP8 ", littleEndian(tag, 3) + [0x9D, 0x01, 0x2A] + sizes)
    }

    private func extended(_ width: Int, _ height: Int, flags: UInt8 = 0) -> [UInt8] {
        let sizes = littleEndian(width - 1, 3) + littleEndian(height - 1, 3)
        return chunk("VP8X", [flags, 0, 0, 0] + sizes)
    }

    private func frame(left: Int = 0, width: Int, _ image: [UInt8]) -> [UInt8] {
        let place = littleEndian(left / 2, 3) + littleEndian(0, 3)
        let size = littleEndian(width - 1, 3) + littleEndian(0, 3)
        return chunk("ANMF", place + size + [0, 0, 0, 0] + image)
    }

    private let animation: [UInt8] = Array("ANIM".utf8) + [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]

    @Test("a side has 1 to 4096 pixels, in every layout")
    func sides() {
        #expect(problem(file(lossless(4096, 4096))) == nil)
        #expect(problem(file(lossy(4096, 4096))) == nil)
        #expect(problem(file(extended(4096, 1), lossless(4096, 1))) == nil)
        #expect(problem(file(lossless(4097, 1))) == .tooLarge(width: 4097, height: 1))
        #expect(problem(file(lossy(1, 4097))) == .tooLarge(width: 1, height: 4097))
        #expect(
            problem(file(extended(1 << 24, 1), lossless(1, 1)))
                == .tooLarge(width: 1 << 24, height: 1))
        #expect(problem(file(lossy(0, 1)))?.isDamage == true)
        #expect(problem(file(lossy(1 | 0x4000, 2 | 0xC000))) == nil, "the scale is not the size")
    }

    @Test("takes stills with transparency and animations")
    func layouts() {
        #expect(problem(file(extended(3, 2), chunk("ALPH", [0]), lossy(3, 2))) == nil)
        let frames = frame(width: 3, lossy(3, 1)) + frame(left: 2, width: 1, lossless(1, 1))
        #expect(problem(file(extended(3, 1, flags: 2), animation, frames)) == nil)
    }

    @Test("refuses what does not hold together")
    func refuses() {
        let still = extended(3, 1)
        let moving = extended(3, 1, flags: 2)
        let whole = frame(width: 3, lossy(3, 1))
        let refused = [
            file(), file(chunk("EXIF", [1])), file(lossy(3, 1), chunk("EXIF", [1])), file(still),
            file(still, lossy(3, 2)), file(still, lossy(3, 1), lossy(3, 1)),
            file(still, lossy(3, 1), chunk("ALPH", [0])), file(still, chunk("ALPH", [0])),
            file(still, animation, lossy(3, 1)), file(still, whole), file(moving, whole),
            file(moving, animation), file(moving, animation, lossy(3, 1)),
            file(moving, animation, animation, whole), file(moving, animation, whole, lossy(3, 1)),
            file(moving, animation, frame(left: 2, width: 3, lossy(3, 1))),
            file(moving, animation, frame(width: 3, lossy(2, 1))),
            file(moving, animation, frame(width: 3, lossy(3, 1) + chunk("EXIF", [1]))),
            file(still, still, lossy(3, 1)), file(chunk("VP8X", [0, 0, 0, 0]), lossy(1, 1)),
            file(still, chunk("ICCP", [1]), chunk("ICCP", [1]), lossy(3, 1)),
            file(lossy(3, 1, tag: 0x11)), file(lossy(3, 1, tag: 0)), file(lossy(3, 1, tag: 0x18)),
            file(lossy(3, 1, tag: 0x30)), file(lossless(3, 1, version: 1)),
            file(chunk("VP8L", [0x2E, 0, 0, 0, 0, 1])), file(chunk("VP8L", [0x2F, 0, 0, 0, 0])),
            file(still, lossy(3, 1), [0]),
            file(still, lossy(3, 1), Array("EXIF".utf8) + [1, 0, 0, 0, 1, 1]),
        ]
        for bytes in refused { #expect(problem(bytes)?.isDamage == true) }
    }

    @Test("drops Exif, XMP and unknown chunks, clears their flags, corrects the file's size")
    func metadata() throws {
        let dropped =
            chunk("EXIF", [1, 2, 3]) + chunk("XMP ", [4]) + chunk("abcd", [5, 6])
        let profile = chunk("ICCP", [1])
        let bytes = file(extended(3, 1, flags: 0x3C), profile, dropped, lossless(3, 1), dropped)
        let clean = try PictureFile(bytes).withoutMetadata
        #expect(clean == file(extended(3, 1, flags: 0x30), profile, lossless(3, 1)))
        #expect(try PictureFile(clean).withoutMetadata == clean)
    }
}
