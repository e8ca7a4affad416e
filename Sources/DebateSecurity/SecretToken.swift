/// A secret handed out once; the store keeps its hash alone.
///
/// 256 random bits, so a plain hash suffices: nobody can try them out.
package struct SecretToken: Sendable {
    /// What the holder presents: `ds_`, `dt_` or `dk_` and 43 characters of base64url.
    package let text: String

    package enum Kind: String, Sendable, CaseIterable {
        case session = "ds_"
        case token = "dt_"
        case screen = "dk_"
    }

    /// Makes a new one.
    package init(_ kind: Kind) {
        text = kind.rawValue + Base64URL.text(Randomness.bytes(32))
    }

    /// Reads a presented one. `nil` when it has not the form: then nothing need be looked up.
    package init?(presented text: String) {
        let length = Kind.session.rawValue.utf8.count + 43
        guard text.utf8.count == length,
            Kind.allCases.contains(where: { text.hasPrefix($0.rawValue) })
        else { return nil }
        self.text = text
    }

    /// What the store knows it by.
    package var hash: String { Digest.text(Array(text.utf8)) }
}
