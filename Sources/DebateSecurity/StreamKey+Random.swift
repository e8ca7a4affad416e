package import DebateDomain

extension StreamKey {
    /// A key nobody can guess: 192 bits.
    package static func random() -> StreamKey {
        StreamKey(Base64URL.text(Randomness.bytes(24)))
    }
}
