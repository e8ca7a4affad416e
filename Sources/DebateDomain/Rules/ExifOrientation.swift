/// Which way up a photo is to be shown: the one Exif tag an image needs to look as it did.
///
/// Source: CIPA DC-008 (Exif 2.32) §4.6.2 and §4.6.4 A, tag 274; TIFF 6.0 §2.
enum ExifOrientation {
    private static let tag = 0x0112
    private static let short = 3

    /// The value from 1 (upright) to 8, from the TIFF structure of an Exif block; `nil` when there
    /// is none or the block does not hold.
    static func read(_ bytes: [UInt8], in range: Range<Int>) -> UInt8? {
        try? find(bytes, range)
    }

    /// An application segment of 36 bytes that says nothing else.
    static func segment(_ orientation: UInt8) -> [UInt8] {
        let header: [UInt8] = [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8]
        let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        return header + [0, 1] + entry + [0, 0, 0, 0]
    }

    private static func find(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(PictureProblem) -> UInt8? {
        var reader = ByteReader(bytes, in: range)
        let order = bytes[try reader.take(2)]
        let isBigEndian = order.elementsEqual("MM".utf8)
        guard isBigEndian || order.elementsEqual("II".utf8) else { return nil }
        func number(_ count: Int) throws(PictureProblem) -> Int {
            isBigEndian ? try reader.bigEndian(count) : try reader.littleEndian(count)
        }
        guard try number(2) == 42 else { return nil }
        let directory = try number(4)
        guard directory >= 8 else { return nil }
        try reader.skip(to: range.lowerBound + directory)
        for _ in 0..<(try number(2)) {
            let isOrientation = try number(2) == tag
            let type = try number(2)
            let count = try number(4)
            let value = try number(2)
            _ = try number(2)
            guard isOrientation else { continue }
            guard type == short, count == 1, (1...8).contains(value) else { return nil }
            return UInt8(value)
        }
        return nil
    }
}
