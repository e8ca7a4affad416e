/// An uploaded picture whose structure holds: what it claims to be is what stands in the bytes.
///
/// Header and size are read, every chunk or segment is walked within bounds, and nothing may
/// follow the image's end: no second file hides behind a picture. The compressed pixels
/// themselves are not decoded. Animations are taken when their walk holds.
package struct PictureFile: Sendable {
    package enum Format: Sendable, Hashable, CaseIterable {
        case png
        case jpeg
        case webp

        /// Without a dot: `png`, `jpg`, `webp`.
        package var fileExtension: String {
            switch self {
            case .png: "png"
            case .jpeg: "jpg"
            case .webp: "webp"
            }
        }

        package var mediaType: String {
            switch self {
            case .png: "image/png"
            case .jpeg: "image/jpeg"
            case .webp: "image/webp"
            }
        }
    }

    /// In pixels, of either side.
    package static let longestSide = 4096

    package let format: Format
    /// In pixels, as stored: an orientation noted in the file is not applied.
    package let width: Int
    package let height: Int
    private let bytes: [UInt8]
    private let parts: [Part]

    /// Reads a file. Its format is what its first bytes say; names and headers are not asked.
    /// Cost: one pass, 2 MiB in milliseconds.
    package init(_ bytes: [UInt8]) throws(PictureProblem) {
        let layout: Layout
        if bytes.starts(with: Self.pngSignature) {
            format = .png
            layout = try Self.pngLayout(bytes)
        } else if bytes.starts(with: Self.jpegStart) {
            format = .jpeg
            layout = try Self.jpegLayout(bytes)
        } else if bytes.starts(with: Self.riffTag) {
            format = .webp
            layout = try Self.webpLayout(bytes)
        } else {
            throw .unknownFormat
        }
        width = layout.size.width
        height = layout.size.height
        parts = layout.parts
        self.bytes = bytes
    }

    /// The same image, pixel for pixel, without what tells where, when and by whom it was made.
    ///
    /// Photos of phones carry the place they were taken at. Only what changes how the image looks
    /// is kept: colour profile, transparency, animation, and the orientation of a JPEG.
    package var withoutMetadata: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for part in parts {
            switch part {
            case .kept(let range): result += bytes[range]
            case .made(let bytes): result += bytes
            }
        }
        return result
    }
}

/// Why a file is not taken as a picture. Offsets are in bytes from the file's start.
package enum PictureProblem: Error, Sendable, Hashable {
    /// Neither PNG nor JPEG nor WebP.
    case unknownFormat
    /// Cut short, or against the format's rules, at or shortly after the place.
    case damaged(offset: Int)
    /// A kind of the format that browsers do not show: lossless, hierarchical, arithmetic JPEG.
    case unsupported(offset: Int)
    /// A side is longer than `PictureFile.longestSide`.
    case tooLarge(width: Int, height: Int)
    /// The image is whole, and more follows from this place on.
    case bytesAfterEnd(offset: Int)
}

extension PictureFile {
    /// What a walk through a file found.
    struct Layout {
        let size: Size
        /// The file without metadata, in order.
        let parts: [Part]
    }

    /// A piece of the file without metadata.
    enum Part: Sendable {
        case kept(Range<Int>)
        case made([UInt8])

        var count: Int {
            switch self {
            case .kept(let range): range.count
            case .made(let bytes): bytes.count
            }
        }
    }

    /// Width and height in pixels, within the limits.
    struct Size: Hashable {
        let width: Int
        let height: Int

        init(width: Int, height: Int, offset: Int) throws(PictureProblem) {
            guard width >= 1, height >= 1 else { throw .damaged(offset: offset) }
            guard max(width, height) <= longestSide else {
                throw .tooLarge(width: width, height: height)
            }
            self.width = width
            self.height = height
        }
    }
}
