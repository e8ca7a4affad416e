import CXXHash

/// A quick 64-bit hash for telling texts apart where nobody gains by a collision: XXH3.
///
/// Its speed counts: every public answer is hashed for its `ETag`, and SipHash took a twelfth of a
/// list's time. Source: libxxhash, XXH3_64bits
package enum ShortHash {
    /// 16 hexadecimal digits; the same for the same bytes in every process.
    package static func text(of bytes: [UInt8]) -> String {
        let hash = XXH3_64bits(bytes, bytes.count).bigEndian
        return withUnsafeBytes(of: hash) { Hexadecimal.text(Array($0)) }
    }
}
