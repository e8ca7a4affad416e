/// WebP: lossy, lossless, extended and animated.
///
/// Source: RFC 9649: §2.3 RIFF, §2.4 header, §2.5 and §2.6 simple, §2.7 extended layout, §3.4 VP8L
/// header; RFC 6386 §9.1 VP8 frame header.
extension PictureFile {
    static let riffTag: [UInt8] = Array("RIFF".utf8)

    static func webpLayout(_ bytes: [UInt8]) throws(PictureProblem) -> Layout {
        var reader = ByteReader(bytes)
        _ = try reader.take(4)
        let end = try reader.littleEndian(4) + 8
        guard bytes[try reader.take(4)].elementsEqual("WEBP".utf8) else { throw .unknownFormat }
        guard bytes.count <= end else { throw .bytesAfterEnd(offset: end) }
        guard bytes.count == end else { throw .damaged(offset: bytes.count) }
        let chunks = try WebPChunk.all(bytes, in: reader.offset..<end)
        guard let first = chunks.first else { throw .damaged(offset: reader.offset) }
        if first.type == "VP8X" { return try WebPExtended(bytes, chunks).layout() }
        let size = try first.imageSize(bytes)
        guard chunks.count == 1 else { throw .damaged(offset: chunks[1].range.lowerBound) }
        return Layout(size: size, parts: [.kept(0..<end)])
    }
}

private struct WebPChunk {
    let type: String
    let data: Range<Int>
    /// The whole chunk, header and padding with it.
    let range: Range<Int>

    /// The chunks that fill a range to its end.
    static func all(
        _ bytes: [UInt8], in range: Range<Int>
    ) throws(PictureProblem) -> [WebPChunk] {
        var reader = ByteReader(bytes, in: range)
        var chunks: [WebPChunk] = []
        while !reader.isAtEnd {
            let start = reader.offset
            let type = String(decoding: bytes[try reader.take(4)], as: UTF8.self)
            let data = try reader.take(try reader.littleEndian(4))
            if !data.count.isMultiple(of: 2), try reader.byte() != 0 {
                throw .damaged(offset: data.upperBound)
            }
            chunks.append(WebPChunk(type: type, data: data, range: start..<reader.offset))
        }
        return chunks
    }

    /// The size in the header of a `VP8 ` or `VP8L` chunk.
    func imageSize(_ bytes: [UInt8]) throws(PictureProblem) -> PictureFile.Size {
        var reader = ByteReader(bytes, in: data)
        let damage = PictureProblem.damaged(offset: range.lowerBound)
        switch type {
        case "VP8 ":
            let tag = try reader.littleEndian(3)
            let isShownKeyFrame = tag & 1 == 0 && tag >> 4 & 1 == 1
            guard isShownKeyFrame, tag >> 1 & 7 <= 3, tag >> 5 <= data.count - 10,
                try reader.bigEndian(3) == 0x9D012A
            else { throw damage }
            return try PictureFile.Size(
                width: reader.littleEndian(2) & 0x3FFF, height: reader.littleEndian(2) & 0x3FFF,
                offset: range.lowerBound)
        case "VP8L":
            guard try reader.byte() == 0x2F else { throw damage }
            let header = try reader.littleEndian(4)
            guard header >> 29 == 0, !reader.isAtEnd else { throw damage }
            return try PictureFile.Size(
                width: header & 0x3FFF + 1, height: header >> 14 & 0x3FFF + 1,
                offset: range.lowerBound)
        default: throw damage
        }
    }
}

/// A file that begins with VP8X: canvas, flags, then profile, image or frames, metadata.
private struct WebPExtended {
    private static let animationFlag: UInt8 = 0x02
    private static let metadataFlags: UInt8 = 0x0C

    private let bytes: [UInt8]
    private let chunks: [WebPChunk]
    private let flags: UInt8
    private let canvas: PictureFile.Size

    init(_ bytes: [UInt8], _ chunks: [WebPChunk]) throws(PictureProblem) {
        self.bytes = bytes
        self.chunks = chunks
        let header = chunks[0]
        guard header.data.count == 10 else { throw .damaged(offset: header.range.lowerBound) }
        var reader = ByteReader(bytes, in: header.data)
        flags = try reader.byte()
        _ = try reader.take(3)
        canvas = try PictureFile.Size(
            width: reader.littleEndian(3) + 1, height: reader.littleEndian(3) + 1,
            offset: header.range.lowerBound)
    }

    func layout() throws(PictureProblem) -> PictureFile.Layout {
        let start = chunks[0].range
        let isImage: Set<String> = ["ALPH", "VP8 ", "VP8L"]
        let still = chunks.filter { isImage.contains($0.type) }
        let frames = chunks.filter { $0.type == "ANMF" }
        let animations = chunks.filter { $0.type == "ANIM" }
        let profiles = chunks.filter { $0.type == "ICCP" }
        let headers = chunks.filter { $0.type == "VP8X" }
        guard headers.count == 1, profiles.count <= 1 else {
            throw .damaged(offset: start.upperBound)
        }
        if flags & Self.animationFlag != 0 {
            guard still.isEmpty, animations.count == 1, animations[0].data.count == 6,
                !frames.isEmpty
            else { throw .damaged(offset: start.upperBound) }
            for frame in frames { try check(frame) }
        } else {
            guard frames.isEmpty, animations.isEmpty, try imageSize(still, in: start) == canvas
            else { throw .damaged(offset: start.upperBound) }
        }
        return PictureFile.Layout(size: canvas, parts: partsWithoutMetadata())
    }

    /// A frame lies within the canvas, and its image has the frame's size. Source: §2.7.1.1.
    private func check(_ frame: WebPChunk) throws(PictureProblem) {
        var reader = ByteReader(bytes, in: frame.data)
        let left = try reader.littleEndian(3) * 2
        let top = try reader.littleEndian(3) * 2
        let size = try PictureFile.Size(
            width: reader.littleEndian(3) + 1, height: reader.littleEndian(3) + 1,
            offset: frame.range.lowerBound)
        _ = try reader.take(4)
        let images = try WebPChunk.all(bytes, in: reader.offset..<frame.data.upperBound)
        guard left + size.width <= canvas.width, top + size.height <= canvas.height,
            try imageSize(images, in: frame.range) == size
        else { throw .damaged(offset: frame.range.lowerBound) }
    }

    /// The size of one image: `VP8L`, or `VP8 ` with its transparency before it or without any.
    private func imageSize(
        _ images: [WebPChunk], in range: Range<Int>
    ) throws(PictureProblem) -> PictureFile.Size {
        let types = images.map(\.type)
        guard let image = images.last,
            types == ["VP8L"] || types == ["VP8 "] || types == ["ALPH", "VP8 "]
        else { throw .damaged(offset: range.lowerBound) }
        return try image.imageSize(bytes)
    }

    private func partsWithoutMetadata() -> [PictureFile.Part] {
        let header = chunks[0]
        var changed = Array(bytes[header.range])
        changed[8] &= ~Self.metadataFlags
        let isShown: Set<String> = ["ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L"]
        let shown = chunks.filter { isShown.contains($0.type) }
        let parts = [.made(changed)] + shown.map { PictureFile.Part.kept($0.range) }
        let count = parts.reduce(4) { $0 + $1.count }
        let size = (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        return [.made(PictureFile.riffTag + size + Array("WEBP".utf8))] + parts
    }
}
