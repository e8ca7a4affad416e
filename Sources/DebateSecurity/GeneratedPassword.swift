package import DebateDomain

/// Passwords made for people who will type them once and then choose their own.
package enum GeneratedPassword {
    /// 100 random bits in four groups of five letters: `ABCDE-FGHJK-LMNPQ-RSTUV`.
    package static func make() -> String {
        [OneTimeCode.random(.ticket), .random(.ticket)].map(\.display).joined(separator: "-")
    }
}

extension OneTimeCode {
    /// A code nobody can guess.
    package static func random(_ kind: Kind) -> OneTimeCode {
        OneTimeCode(kind, randomBytes: Randomness.bytes(kind.byteCount))
    }
}
