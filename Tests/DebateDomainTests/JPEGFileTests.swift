import Testing

@testable import DebateDomain

@Suite("JPEG file")
struct JPEGFileTests {
    private func segment(_ code: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, code] + bigEndian(data.count + 2, 2) + data
    }

    private func frame(
        _ code: UInt8 = 0xC0, width: Int = 8, height: Int = 8, precision: UInt8 = 8
    ) -> [UInt8] {
        segment(code, [precision] + bigEndian(height, 2) + bigEndian(width, 2) + [1, 7, 0x11, 0])
    }

    private let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 7, 0, 0, 63, 0, 0x12]

    private func file(_ segments: [UInt8]...) -> [UInt8] {
        [0xFF, 0xD8] + segments.joined() + [0xFF, 0xD9]
    }

    @Test("baseline, extended and progressive are taken, what browsers do not show is not")
    func processes() {
        for code in UInt8(0xC0)...0xCF where ![0xC4, 0xC8, 0xCC].contains(code) {
            let found = problem(file(frame(code), scan))
            if (0xC0...0xC2).contains(code) {
                #expect(found == nil)
            } else {
                #expect(found == .unsupported(offset: 2))
            }
        }
        #expect(problem(file(frame(precision: 12), scan))?.isUnsupported == true)
    }

    @Test("a side has 1 to 4096 pixels")
    func sides() {
        #expect(problem(file(frame(width: 4096, height: 4096), scan)) == nil)
        #expect(
            problem(file(frame(height: 4097), scan)) == .tooLarge(width: 8, height: 4097))
        #expect(problem(file(frame(width: 0), scan))?.isDamage == true)
        #expect(problem(file(frame(height: 0), scan))?.isDamage == true)
    }

    @Test("coded data may hold stuffed bytes, restarts and fills")
    func codedData() {
        let data: [UInt8] = [0xFF, 0, 0xFF, 0xD0, 1, 0xFF, 0xD7, 0xFF, 0xFF, 0, 2, 0xFF]
        #expect(problem(file(frame(), scan + data)) == nil)
        #expect(problem(file(frame(), scan, scan, segment(0xFE, [1]), scan)) == nil)
    }

    @Test("refuses what does not hold together")
    func refuses() {
        let refused = [
            file(), file(frame()), file(scan), file(scan, frame()), file(frame(), frame(), scan),
            file(frame(), Array(scan.dropLast())), file(frame(), scan, [0xFF, 0xD8]),
            file(frame(), [0xFF, 0xD0], scan), file(frame(), [0xFF, 0x01], scan),
            file(frame(), [0xFF, 0xFE, 0, 1], scan), file(frame(), [0], scan),
            file(frame(), [0xFF, 0xDA, 0, 8, 1, 8, 0, 0, 63, 0, 0x12]),
            file(frame(), segment(0xDC, [0, 8]), scan), file(segment(0xF7, []), frame(), scan),
            file(segment(0xC0, [8, 0, 8, 0, 8, 1, 7, 0x51, 0]), scan),
            file(segment(0xC0, [8, 0, 8, 0, 8, 2, 7, 0x11, 0]), scan),
        ]
        for bytes in refused { #expect(problem(bytes)?.isDamage == true) }
    }

    @Test("a hundred scans are enough")
    func scans() {
        let many = [[UInt8]](repeating: scan, count: 100).flatMap { $0 }
        #expect(problem(file(frame(0xC2), many)) == nil)
        #expect(problem(file(frame(0xC2), many, scan))?.isUnsupported == true)
    }

    @Test("keeps profile, JFIF and Adobe marker; drops the rest, thumbnails too")
    func segments() throws {
        let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0])
        let thumbnail = segment(
            0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])
        let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 5])
        let adobe = segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0])
        let dropped = [
            segment(0xE0, Array("JFXX\0".utf8) + [0x10]), segment(0xE1, Array("http://ns".utf8)),
            segment(0xE1, Array("Exif\0\0".utf8)), segment(0xE2, Array("MPF\0".utf8)),
            segment(0xED, Array("Photoshop 3.0\0".utf8)), segment(0xEB, []),
            segment(0xFE, Array("here".utf8)), segment(0xEE, [1]),
        ].flatMap { $0 }
        let bytes = file(thumbnail, profile, dropped, adobe, frame(), dropped, scan, dropped)
        let clean = try PictureFile(bytes).withoutMetadata
        #expect(clean == file(jfif, profile, adobe, frame(), scan))
        #expect(try PictureFile(clean).withoutMetadata == clean)
    }

    @Test(
        "keeps the orientation alone, once, in either byte order",
        arguments: 0...9 as ClosedRange<UInt8>)
    func orientation(_ value: UInt8) throws {
        let exif = Array("Exif\0\0".utf8)
        let big: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2]
            + [1, 0x0F, 0, 2, 0, 0, 0, 2, 65, 0, 0, 0] + [
                1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0,
            ]
        let little: [UInt8] =
            Array("II".utf8) + [42, 0, 9, 0, 0, 0, 99, 1, 0]
            + [0x12, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0]
        for tiff in [big, little] {
            let noted = segment(0xE1, exif + tiff + [7, 7, 7, 7])
            let clean = try PictureFile(file(noted, noted, frame(), scan)).withoutMetadata
            guard (2...8).contains(value) else {
                #expect(clean == file(frame(), scan))
                continue
            }
            let segment = ExifOrientation.segment(value)
            #expect(segment.count == 36)
            #expect(clean == file(segment, frame(), scan))
            #expect(try PictureFile(clean).withoutMetadata == clean)
        }
    }
}
