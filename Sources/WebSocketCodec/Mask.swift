/// The masking of what a client sends: each byte is XORed with one of the key's four, in turn.
/// Source: RFC 6455 §5.3.
enum Mask {
    /// Masks or unmasks in place, eight bytes at a time. `key` holds the key's first byte in its
    /// highest bits; the first of `bytes` meets that one.
    static func apply(_ key: UInt32, to bytes: UnsafeMutableRawBufferPointer) {
        let wide = (UInt64(key) << 32 | UInt64(key)).bigEndian
        var place = 0
        while place &+ 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            bytes.storeBytes(of: word ^ wide, toByteOffset: place, as: UInt64.self)
            place &+= 8
        }
        var next = key
        while place < bytes.count {
            next = rotated(next, by: 1)
            bytes[place] ^= UInt8(truncatingIfNeeded: next)
            place &+= 1
        }
    }

    /// The key as the byte meets it that stands `count` bytes further on.
    static func rotated(_ key: UInt32, by count: Int) -> UInt32 {
        let bits = UInt32(count & 3) &* 8
        return key << bits | key >> (32 &- bits)
    }
}
