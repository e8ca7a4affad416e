import Testing

@testable import DebateSecurity

@Suite("Secret tokens")
struct SecretTokenTests {
    @Test("a secret says what it is, is never the same, and is known by its hash")
    func made() throws {
        for kind in SecretToken.Kind.allCases {
            let secret = SecretToken(kind)
            #expect(secret.text.hasPrefix(kind.rawValue) && secret.text.utf8.count == 46)
            #expect(SecretToken(kind).text != secret.text)
            let presented = try #require(SecretToken(presented: secret.text))
            #expect(presented.hash == secret.hash)
            #expect(secret.hash.utf8.count == 43)
        }
    }

    @Test(
        "what has not the form is none",
        arguments: ["", "ds_", "dx_" + String(repeating: "a", count: 43), "ds_短", "Bearer"])
    func malformed(_ text: String) {
        #expect(SecretToken(presented: text) == nil)
    }

    @Test("the digest is BLAKE2b-256")
    func digest() {
        // What `b2sum -l 256` says of "abc".
        let hex = Hexadecimal.text(Digest.hash(Array("abc".utf8)))
        #expect(hex == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    }
}
