/// PNG and its animated form.
///
/// Source: Portable Network Graphics (PNG) Specification (Third Edition), W3C 2025: §5.2
/// signature, §5.3 chunk layout, §5.6 order, §11.2.1 IHDR.
extension PictureFile {
    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func pngLayout(_ bytes: [UInt8]) throws(PictureProblem) -> Layout {
        var reader = ByteReader(bytes)
        var parts = [Part.kept(try reader.take(pngSignature.count))]
        let header = try pngChunk(&reader, bytes)
        guard header.type == "IHDR" else { throw .damaged(offset: header.range.lowerBound) }
        let image = try PNGHeader(bytes, header)
        parts.append(.kept(header.range))
        var order = PNGOrder(isIndexed: image.isIndexed, isGray: image.isGray)
        while true {
            let chunk = try pngChunk(&reader, bytes)
            guard order.takes(chunk) else { throw .damaged(offset: chunk.range.lowerBound) }
            if shownChunks.contains(chunk.type) { parts.append(.kept(chunk.range)) }
            guard chunk.type == "IEND" else { continue }
            guard reader.isAtEnd else { throw .bytesAfterEnd(offset: reader.offset) }
            return Layout(size: image.size, parts: parts)
        }
    }

    /// Chunks without which the image would look different. All others go: texts, times, Exif,
    /// and whatever a camera or an editor puts into chunks of its own.
    private static let shownChunks: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
        "mDCV", "cLLI", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    ]

    /// The next chunk: length, type, data and a check sum that holds.
    private static func pngChunk(
        _ reader: inout ByteReader, _ bytes: [UInt8]
    ) throws(PictureProblem) -> PNGChunk {
        let start = reader.offset
        let length = try reader.bigEndian(4)
        guard length <= Int(Int32.max) else { throw .damaged(offset: start) }
        let type = try reader.take(4)
        guard bytes[type].allSatisfy(\.isASCIILetter) else { throw .damaged(offset: start) }
        let data = try reader.take(length)
        let sum = try reader.bigEndian(4)
        guard sum == Int(CRC32.of(bytes[type.lowerBound..<data.upperBound])) else {
            throw .damaged(offset: data.upperBound)
        }
        return PNGChunk(
            type: String(decoding: bytes[type], as: UTF8.self), data: data,
            range: start..<reader.offset)
    }
}

private struct PNGChunk {
    let type: String
    let data: Range<Int>
    /// The whole chunk, length and check sum with it.
    let range: Range<Int>

    /// One that no decoder may pass over. Source: §5.4, bit 5 of the first byte.
    var isCritical: Bool { type.first?.isUppercase == true }
}

/// The IHDR chunk.
private struct PNGHeader {
    let size: PictureFile.Size
    let isIndexed: Bool
    let isGray: Bool

    init(_ bytes: [UInt8], _ chunk: PNGChunk) throws(PictureProblem) {
        let start = chunk.data.lowerBound
        guard chunk.data.count == 13 else { throw .damaged(offset: start) }
        var reader = ByteReader(bytes, in: chunk.data)
        size = try PictureFile.Size(
            width: reader.bigEndian(4), height: reader.bigEndian(4), offset: start)
        let depth = try reader.byte()
        let colour = try reader.byte()
        let compression = try reader.byte()
        let filter = try reader.byte()
        let interlace = try reader.byte()
        guard Self.depths[colour]?.contains(depth) == true, compression == 0, filter == 0,
            interlace <= 1
        else { throw .damaged(offset: start + 8) }
        isIndexed = colour == 3
        isGray = colour == 0 || colour == 4
    }

    /// The bit depths each colour type may have. Source: §11.2.1, table 11.1.
    private static let depths: [UInt8: [UInt8]] = [
        0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
}

/// The order of the critical chunks: PLTE at most once and before IDAT, IDAT in one row, IEND.
private struct PNGOrder {
    let isIndexed: Bool
    let isGray: Bool
    private var hasPalette = false
    private var hasData = false
    private var isInData = false

    init(isIndexed: Bool, isGray: Bool) {
        self.isIndexed = isIndexed
        self.isGray = isGray
    }

    mutating func takes(_ chunk: PNGChunk) -> Bool {
        defer { isInData = chunk.type == "IDAT" }
        switch chunk.type {
        case "PLTE":
            defer { hasPalette = true }
            return !hasPalette && !hasData && !isGray && chunk.data.count.isMultiple(of: 3)
                && (3...768).contains(chunk.data.count)
        case "IDAT":
            defer { hasData = true }
            return (!hasData || isInData) && (hasPalette || !isIndexed)
        case "IEND":
            return hasData && chunk.data.isEmpty
        default:
            return !chunk.isCritical
        }
    }
}
