import CSodium

/// Bytes nobody can guess (libsodium's `randombytes_buf`).
package enum Randomness {
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }
}
