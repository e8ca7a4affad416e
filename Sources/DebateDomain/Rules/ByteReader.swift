/// Reads a file from its start, or a part of it, never beyond the end.
struct ByteReader {
    private(set) var offset: Int
    private let end: Int
    private let bytes: [UInt8]

    /// - Parameter range: within the bytes; all of them when it is left out.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        let range = range ?? bytes.indices
        precondition(range.upperBound <= bytes.count, "a part lies within the file")
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset == end }

    /// - Throws: `damaged` at the end when fewer bytes are left, or a place lies behind.
    mutating func take(_ count: Int) throws(PictureProblem) -> Range<Int> {
        guard count >= 0, count <= end - offset else { throw .damaged(offset: end) }
        defer { offset += count }
        return offset..<offset + count
    }

    mutating func skip(to place: Int) throws(PictureProblem) {
        _ = try take(place - offset)
    }

    mutating func byte() throws(PictureProblem) -> UInt8 {
        bytes[try take(1).lowerBound]
    }

    /// An unsigned number of so many bytes, the most significant first.
    mutating func bigEndian(_ count: Int) throws(PictureProblem) -> Int {
        bytes[try take(count)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// An unsigned number of so many bytes, the least significant first.
    mutating func littleEndian(_ count: Int) throws(PictureProblem) -> Int {
        bytes[try take(count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
