import DebateTestSupport
import Testing

@testable import DebateDomain

/// Catches: a bound not checked, a length taken on trust, an end not looked for.
@Suite("Picture file")
struct PictureFileTests {
    @Test(
        "reads format and size of real files",
        arguments: [
            (SamplePictures.pngMetadata, .png, 3, 2), (SamplePictures.pngPalette, .png, 5, 4),
            (SamplePictures.apng, .png, 3, 2), (SamplePictures.jpegExif, .jpeg, 9, 7),
            (SamplePictures.jpegProgressive, .jpeg, 17, 9), (SamplePictures.jpegCMYK, .jpeg, 9, 7),
            (SamplePictures.jpegRestart, .jpeg, 33, 9), (SamplePictures.webpLossy, .webp, 9, 7),
            (SamplePictures.webpLossless, .webp, 9, 7), (SamplePictures.webpMetadata, .webp, 9, 7),
            (SamplePictures.webpAnimated, .webp, 9, 7),
        ] as [([UInt8], PictureFile.Format, Int, Int)])
    func reads(_ bytes: [UInt8], _ format: PictureFile.Format, _ width: Int, _ height: Int) throws {
        let picture = try PictureFile(bytes)
        #expect(picture.format == format)
        #expect(picture.width == width)
        #expect(picture.height == height)
    }

    @Test("each format has its own ending and media type")
    func formats() {
        #expect(PictureFile.Format.allCases.map(\.fileExtension) == ["png", "jpg", "webp"])
        #expect(
            PictureFile.Format.allCases.map(\.mediaType)
                == ["image/png", "image/jpeg", "image/webp"])
    }

    @Test(
        "knows no other format",
        arguments: ["", "GIF89a", "<svg/>", "%PDF-1.7", "BM", "RIFF\u{4}\0\0\0WAVE", "\u{0}\0\0"])
    func unknown(_ text: String) {
        #expect(problem(Array(text.utf8)) == .unknownFormat)
    }

    @Test("every truncation is refused", arguments: SamplePictures.all)
    func truncations(_ bytes: [UInt8]) {
        for count in bytes.indices { #expect(problem(Array(bytes[..<count])) != nil) }
    }

    @Test("bytes after the end are refused, at their place", arguments: SamplePictures.all)
    func trailing(_ bytes: [UInt8]) {
        for more in [[0], [0xFF], [0x0A], bytes] as [[UInt8]] {
            #expect(problem(bytes + more) == .bytesAfterEnd(offset: bytes.count))
        }
    }

    @Test("no change of one byte or a few crashes, and what is taken stays taken when cleaned")
    func mutations() throws {
        var random = SeededRandom("picture mutations")
        for bytes in SamplePictures.all {
            for _ in 0..<3000 {
                var changed = bytes
                for _ in 0..<random.element(of: [1, 1, 1, 4]) {
                    let value = random.element(of: [0, 0xFF, UInt8(random.int(in: 0...255))])
                    changed[random.int(in: 0...bytes.count - 1)] = value
                }
                if random.int(in: 0...3) == 0 {
                    changed.removeSubrange(random.int(in: 0...20)..<random.int(in: 21...40))
                }
                guard let picture = try? PictureFile(changed) else { continue }
                let clean = try PictureFile(picture.withoutMetadata)
                #expect(clean.format == picture.format)
                #expect(clean.width == picture.width)
                #expect(clean.height == picture.height)
            }
        }
    }

    @Test("offsets lie within the file or at its end")
    func offsets() {
        var random = SeededRandom("picture offsets")
        for bytes in SamplePictures.all {
            for _ in 0..<500 {
                var changed = bytes
                changed[random.int(in: 0...bytes.count - 1)] = UInt8(random.int(in: 0...255))
                switch problem(changed) {
                case .damaged(let offset), .unsupported(let offset), .bytesAfterEnd(let offset):
                    #expect((0...changed.count).contains(offset))
                case .tooLarge(let width, let height):
                    #expect(max(width, height) > PictureFile.longestSide)
                case .unknownFormat, nil: break
                }
            }
        }
    }
}
