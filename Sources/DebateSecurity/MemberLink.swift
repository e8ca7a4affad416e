package import DebateDomain

/// A link that gives a seat to whoever opens it first; the store keeps its code's hash alone.
///
/// 130 random bits, so a plain hash suffices: nobody can try them out.
package struct MemberLink: Sendable {
    private let code: OneTimeCode

    /// Makes a new one.
    package init() {
        code = OneTimeCode(
            .link, randomBytes: Randomness.bytes(OneTimeCode.Kind.link.byteCount))
    }

    /// The link of a code somebody brought.
    package init(code: OneTimeCode) {
        precondition(code.kind == .link, "a ticket is no link")
        self.code = code
    }

    /// What the store knows it by.
    package var hash: String { Digest.text(Array(code.text.utf8)) }

    /// The code stands in the fragment, which no server and no preview of links ever sees.
    /// Source: RFC 3986 §3.5
    package var path: String { "/join#" + code.display }
}
