import Testing

@testable import DebateDomain

@Suite("Picture without metadata")
struct PictureMetadataTests {
    @Test(
        "nothing personal is left in real files",
        arguments: [
            SamplePictures.pngMetadata, SamplePictures.jpegExif, SamplePictures.webpMetadata,
            SamplePictures.webpAnimated,
        ])
    func realFiles(_ bytes: [UInt8]) throws {
        let told = ["Phone", "somebody", "Title", "from here", "xmpmeta"]
        #expect(told.contains { bytes.contains(Array($0.utf8)) })
        let clean = try PictureFile(bytes).withoutMetadata
        #expect(clean.count < bytes.count)
        for word in told { #expect(!clean.contains(Array(word.utf8))) }
    }

    @Test(
        "a file without metadata stays as it is",
        arguments: [
            SamplePictures.pngPalette, SamplePictures.apng, SamplePictures.jpegProgressive,
            SamplePictures.jpegCMYK, SamplePictures.jpegRestart, SamplePictures.webpLossy,
            SamplePictures.webpLossless,
        ])
    func unchanged(_ bytes: [UInt8]) throws {
        #expect(try PictureFile(bytes).withoutMetadata == bytes)
    }
}
