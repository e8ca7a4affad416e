/// Base64 with padding, as the handshake's two keys are written.
/// Source: RFC 4648 §4.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                let isPadding = index > group.count
                text.append(
                    isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * index) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether `text` stands for `count` bytes. The unused bits of the last letter may be anything:
    /// nobody reads them.
    static func isEncoding(_ text: String, ofBytes count: Int) -> Bool {
        let letters = (count * 8 + 5) / 6
        let utf8 = Array(text.utf8)
        return utf8.count == (count + 2) / 3 * 4
            && utf8.prefix(letters).allSatisfy(alphabet.contains)
            && utf8.dropFirst(letters).allSatisfy { $0 == UInt8(ascii: "=") }
    }
}
