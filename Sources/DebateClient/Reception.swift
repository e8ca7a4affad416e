/// Collects one answer while libcurl receives it.
final class Reception {
    private(set) var headers: [HTTPHeader] = []
    private(set) var body: [UInt8] = []

    /// The object behind libcurl's data pointer.
    static func at(_ pointer: UnsafeMutableRawPointer?) -> Reception? {
        pointer.map { Unmanaged<Reception>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes one line as it came. A status line begins anew: an answer 100 may come first.
    func takeHeaderLine(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) {
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            headers.removeAll()
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            headers.append(HTTPHeader(String(line[..<colon]), Self.trimmed(value)))
        }
    }

    /// Takes the next bytes of the body.
    func takeBody(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) {
        body.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        guard let first = text.firstIndex(where: { !isSpace($0) }),
            let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
