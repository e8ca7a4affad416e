/// JPEG: baseline, extended and progressive, with Huffman coding and eight bits a sample, which is
/// what browsers show.
///
/// Source: ITU-T T.81 (1992) Annex B: B.1.1.3 marker codes, B.2.2 frame header, B.2.3 scan
/// header; JFIF 1.02 (ITU-T T.871).
extension PictureFile {
    static let jpegStart: [UInt8] = [0xFF, 0xD8, 0xFF]

    static func jpegLayout(_ bytes: [UInt8]) throws(PictureProblem) -> Layout {
        var walk = JPEGWalk(bytes)
        return try walk.layout()
    }
}

private struct JPEGWalk {
    /// Progressive files have about ten; thousands would keep a decoder busy for minutes.
    private static let mostScans = 100

    private let bytes: [UInt8]
    private var reader: ByteReader
    private var parts: [PictureFile.Part] = []
    private var frame: Frame?
    private var scanCount = 0
    private var hasOrientation = false

    private struct Frame {
        let size: PictureFile.Size
        let components: Set<UInt8>
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        reader = ByteReader(bytes)
    }

    mutating func layout() throws(PictureProblem) -> PictureFile.Layout {
        parts.append(.kept(try reader.take(2)))
        while true {
            let start = reader.offset
            let code = try marker()
            switch code {
            case 0xD9:
                guard let frame, scanCount > 0 else { throw .damaged(offset: start) }
                parts.append(.kept(start..<reader.offset))
                guard reader.isAtEnd else { throw .bytesAfterEnd(offset: reader.offset) }
                return PictureFile.Layout(size: frame.size, parts: parts)
            case 0xC0, 0xC1, 0xC2:
                try readFrame(try segment())
                parts.append(.kept(start..<reader.offset))
            case 0xDA:
                try readScan(try segment())
                parts.append(.kept(start..<reader.offset))
            case 0xC4, 0xDB, 0xDD:
                _ = try segment()
                parts.append(.kept(start..<reader.offset))
            case 0xE0...0xEF, 0xFE:
                let data = try segment()
                parts += application(code, data, whole: start..<reader.offset)
            case 0xC3, 0xC5...0xCF, 0xDE, 0xDF: throw .unsupported(offset: start)
            default: throw .damaged(offset: start)
            }
        }
    }

    /// The code of the next marker; any number of fill bytes may stand before it (B.1.1.2).
    private mutating func marker() throws(PictureProblem) -> UInt8 {
        let start = reader.offset
        guard try reader.byte() == 0xFF else { throw .damaged(offset: start) }
        var code = try reader.byte()
        while code == 0xFF { code = try reader.byte() }
        return code
    }

    /// What a segment holds after its length, which counts itself.
    private mutating func segment() throws(PictureProblem) -> Range<Int> {
        let start = reader.offset
        let length = try reader.bigEndian(2)
        guard length >= 2 else { throw .damaged(offset: start) }
        return try reader.take(length - 2)
    }

    private mutating func readFrame(_ data: Range<Int>) throws(PictureProblem) {
        var header = ByteReader(bytes, in: data)
        guard frame == nil else { throw .damaged(offset: data.lowerBound) }
        guard try header.byte() == 8 else { throw .unsupported(offset: data.lowerBound) }
        let height = try header.bigEndian(2)
        let width = try header.bigEndian(2)
        let count = Int(try header.byte())
        guard [1, 3, 4].contains(count), data.count == 6 + 3 * count else {
            throw .damaged(offset: data.lowerBound)
        }
        var components: Set<UInt8> = []
        for _ in 0..<count {
            components.insert(try header.byte())
            let sampling = try header.byte()
            let table = try header.byte()
            guard (1...4).contains(sampling >> 4), (1...4).contains(sampling & 15), table <= 3
            else { throw .damaged(offset: header.offset) }
        }
        guard components.count == count else { throw .damaged(offset: data.lowerBound) }
        frame = Frame(
            size: try PictureFile.Size(width: width, height: height, offset: data.lowerBound),
            components: components)
    }

    private mutating func readScan(_ data: Range<Int>) throws(PictureProblem) {
        var header = ByteReader(bytes, in: data)
        let count = Int(try header.byte())
        guard let frame, (1...4).contains(count), data.count == 4 + 2 * count else {
            throw .damaged(offset: data.lowerBound)
        }
        for _ in 0..<count {
            let component = try header.byte()
            let tables = try header.byte()
            guard frame.components.contains(component), tables >> 4 <= 3, tables & 15 <= 3 else {
                throw .damaged(offset: header.offset)
            }
        }
        scanCount += 1
        guard scanCount <= Self.mostScans else { throw .unsupported(offset: data.lowerBound) }
        let end = Self.endOfScan(bytes, from: data.upperBound)
        guard end > data.upperBound else { throw .damaged(offset: end) }
        try reader.skip(to: end)
    }

    /// Where the marker stands that ends the coded data. Within it, FF is followed by 00, by the
    /// number of a restart, or fills (B.1.1.5).
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var place = start
            while place + 1 < bytes.count {
                guard bytes[place] == 0xFF else {
                    place += 1
                    continue
                }
                switch bytes[place + 1] {
                case 0x00, 0xD0...0xD7: place += 2
                case 0xFF: place += 1
                default: return place
                }
            }
            return bytes.count
        }
    }

    /// What stays of an application segment or a comment: JFIF without its thumbnail, the colour
    /// profile, Adobe's note on colours, and of Exif the orientation.
    private mutating func application(
        _ code: UInt8, _ data: Range<Int>, whole: Range<Int>
    ) -> [PictureFile.Part] {
        func isNamed(_ name: String) -> Bool { bytes[data].starts(with: name.utf8) }
        switch code {
        case 0xE0 where isNamed("JFIF\0") && data.count >= 14:
            guard data.count > 14 else { return [.kept(whole)] }
            let start = data.lowerBound
            return [.made([0xFF, 0xE0, 0, 16] + bytes[start..<start + 12] + [0, 0])]
        case 0xE1 where isNamed("Exif\0\0") && !hasOrientation:
            let tiff = data.lowerBound + 6..<data.upperBound
            guard let orientation = ExifOrientation.read(bytes, in: tiff), orientation != 1 else {
                return []
            }
            hasOrientation = true
            return [.made(ExifOrientation.segment(orientation))]
        case 0xE2 where isNamed("ICC_PROFILE\0"), 0xEE where isNamed("Adobe"):
            return [.kept(whole)]
        default:
            return []
        }
    }
}
