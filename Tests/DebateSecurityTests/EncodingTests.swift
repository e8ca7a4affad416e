import DebateTestSupport
import Testing

@testable import DebateSecurity

@Suite("Encodings")
struct EncodingTests {
    @Test(
        "base64url gives the answers of RFC 4648 §10, without padding",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
        ])
    func base64(_ plain: String, _ text: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == text)
    }

    @Test("base64url has - and _ where base64 has + and /")
    func alphabet() {
        #expect(Base64URL.text([0xFB, 0xEF, 0xFF]) == "--__")
    }

    @Test("hexadecimal is lower case and reads back in either case")
    func hexadecimal() {
        #expect(Hexadecimal.text([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
        #expect(Hexadecimal.bytes("000fa5FF", count: 4) == [0x00, 0x0F, 0xA5, 0xFF])
        var random = SeededRandom("hexadecimal")
        for count in 0..<64 {
            let bytes = random.bytes(count)
            #expect(Hexadecimal.bytes(Hexadecimal.text(bytes), count: count) == bytes)
        }
    }

    @Test(
        "hexadecimal of another length or with other characters is none",
        arguments: ["", "00", "000000", "0g00", "0 00", "00:0", "00é"])
    func noHexadecimal(_ text: String) {
        #expect(Hexadecimal.bytes(text, count: 2) == nil)
    }

    @Test(
        "the short hash is XXH3 of 64 bits, most significant byte first",
        arguments: [("", "2d06800538d394c2"), ("debate", "ce8fd98a1d76b715")])
    func shortHash(_ text: String, _ hash: String) {
        #expect(ShortHash.text(of: Array(text.utf8)) == hash)
    }

    @Test("random bytes differ from call to call")
    func randomness() {
        #expect(Randomness.bytes(16).count == 16)
        #expect(Set((0..<100).map { _ in Randomness.bytes(16) }).count == 100)
    }
}
