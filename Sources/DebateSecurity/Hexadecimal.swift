import CSodium

/// Bytes as lower-case hexadecimal digits and back, by libsodium.
enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: bytes.count * 2 + 1)
        sodium_bin2hex(&text, text.count, bytes, bytes.count)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// `nil` unless the text is exactly `count` bytes of digits.
    static func bytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
        guard text.utf8.count == count * 2 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        let problem = sodium_hex2bin(
            &bytes, count, String(text), text.utf8.count, nil, &length, nil)
        return problem == 0 && length == count ? bytes : nil
    }
}
