/// The head of one HTTP/1.1 message: first line and fields, of either direction.
///
/// Strict where leniency lets two readers see two messages: lines end in CR LF, no folded lines,
/// no space before a colon, no control characters.
/// Source: RFC 9112 §2 to §5; RFC 9110 §5.
struct HTTPHead: Sendable {
    /// Both ends' bound on the whole head; nginx before us allows no more either.
    static let longest = 8192

    enum Parsed {
        case incomplete
        case tooLong
        case malformed(String)
        case head(HTTPHead)
    }

    let firstLine: String
    /// Bytes of the head with its closing empty line: what follows belongs to the socket.
    let length: Int
    /// Names in lower case, in the order they came.
    private let fields: [(name: String, value: String)]

    static func parse(_ bytes: UnsafeRawBufferPointer) -> Parsed {
        let seen = UnsafeRawBufferPointer(rebasing: bytes.prefix(longest))
        guard let length = endOfHead(seen) else {
            return bytes.count < longest ? .incomplete : .tooLong
        }
        var lines = lines(UnsafeRawBufferPointer(rebasing: seen[..<(length - 2)]))[...]
        for line in lines where !line.allSatisfy(isText) {
            return .malformed("a control character in the head")
        }
        let first = String(decoding: lines.removeFirst(), as: UTF8.self)
        var fields: [(name: String, value: String)] = []
        for line in lines {
            guard let field = field(line) else { return .malformed("a malformed header field") }
            fields.append(field)
        }
        return .head(HTTPHead(firstLine: first, length: length, fields: fields))
    }

    private init(firstLine: String, length: Int, fields: [(name: String, value: String)]) {
        self.firstLine = firstLine
        self.length = length
        self.fields = fields
    }

    /// All values of a field, in order. `name` in lower case.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The elements of a field that is a comma-separated list, over all its lines; empty elements
    /// count for nothing (RFC 9110 §5.6.1).
    func list(_ name: String) -> [String] {
        values(name).flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ","))
                .map { String(decoding: trimmed($0), as: UTF8.self) }
                .filter { !$0.isEmpty }
        }
    }

    /// Whether a list field names `token`, which is in lower case, in any case.
    func list(_ name: String, holds token: String) -> Bool {
        list(name).contains { $0.lowercased() == token }
    }

    // MARK: Bytes

    /// The bytes up to and with the first empty line, of which there must be a line before it.
    private static func endOfHead(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var place = 3
        while place < bytes.count {
            if bytes[place] == lineFeed, bytes[place - 1] == carriageReturn,
                bytes[place - 2] == lineFeed, bytes[place - 3] == carriageReturn
            {
                return place + 1
            }
            place += 1
        }
        return nil
    }

    /// The lines without their CR LF. A CR or LF alone stays in its line, where it is refused.
    private static func lines(_ bytes: UnsafeRawBufferPointer) -> [Slice<UnsafeRawBufferPointer>] {
        var lines: [Slice<UnsafeRawBufferPointer>] = []
        var start = 0
        for place in bytes.indices.dropFirst()
        where bytes[place] == lineFeed && bytes[place - 1] == carriageReturn {
            lines.append(bytes[start..<place - 1])
            start = place + 1
        }
        return lines
    }

    private static func field(
        _ line: Slice<UnsafeRawBufferPointer>
    ) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon]
        guard !name.isEmpty, name.allSatisfy(HTTPToken.isLetter) else { return nil }
        return (
            String(decoding: name, as: UTF8.self).lowercased(),
            String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)
        )
    }

    private static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}

/// Without the spaces and tabs at both ends.
private func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
    return rest
}
