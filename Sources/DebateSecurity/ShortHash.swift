import CSodium

/// A quick 64-bit hash for telling texts apart where nobody gains by a collision: SipHash-2-4.
package enum ShortHash {
    /// 16 hexadecimal digits; the same for the same bytes in every process and version.
    package static func text(of bytes: [UInt8]) -> String {
        var hash = [UInt8](repeating: 0, count: 8)
        let key = [UInt8](repeating: 0, count: 16)
        crypto_shorthash(&hash, bytes, UInt64(bytes.count), key)
        return Hexadecimal.text(hash)
    }
}
