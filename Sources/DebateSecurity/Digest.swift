import CSodium

/// BLAKE2b-256, with or without a key. Source: RFC 7693, libsodium crypto_generichash
package enum Digest {
    package static let bytes = 32

    /// 43 characters of base64url.
    package static func text(_ message: [UInt8], key: [UInt8] = []) -> String {
        Base64URL.text(hash(message, key: key))
    }

    /// 32 hexadecimal digits, half the hash: a name for content, free of signs.
    package static func name(of content: [UInt8]) -> String {
        Hexadecimal.text(Array(hash(content).prefix(16)))
    }

    /// 32 bytes.
    package static func hash(_ message: [UInt8], key: [UInt8] = []) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: bytes)
        crypto_generichash(&hash, bytes, message, UInt64(message.count), key, key.count)
        return hash
    }
}
