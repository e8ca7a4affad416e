/// What a password may be: long enough, typable, and not one of those everybody tries.
///
/// No demand for digits or signs: they make passwords harder to remember, not to guess.
/// Source: NIST SP 800-63B-4 §3.1.1.2, which asks for a blocklist and Unicode in a stable form.
package enum PasswordRule {
    /// In code points, after normalisation.
    package static let length = 8...128

    /// The password to hash: form C, so that two keyboards that spell é differently agree.
    ///
    /// White space stays, at the ends too: it is part of what was typed.
    /// - Parameter nfc: brings a text to Unicode normalisation form C; the domain has no tables.
    package static func check(
        _ raw: String, nfc: (String) -> String
    ) throws(FieldReason) -> String {
        guard raw.unicodeScalars.allSatisfy({ !isControl($0) }) else { throw .badCharacters }
        let password = nfc(raw)
        let count = password.unicodeScalars.count
        guard count >= length.lowerBound else { throw .tooShort }
        guard count <= length.upperBound else { throw .tooLong }
        return password
    }

    /// Whether whoever guesses would come to this password early.
    ///
    /// True when words of the common list, runs, repeats, keyboard rows, dates, the user name and
    /// a few free characters make it in fewer than `leastGuessBits` bits.
    /// - Parameters:
    ///   - password: as `check` returned it.
    ///   - username: the account's own name, if it has one yet.
    /// Cost: 0.1 ms for ten characters, 1 ms for 128; the first call builds the tables, 8 ms.
    package static func isCommon(_ password: String, username: String?) -> Bool {
        GuessCost(password, username: username).bits < leastGuessBits
    }

    /// 2^26 ≈ 67 million guesses: eight digits drawn at random pass, a word and a birthday do not.
    static let leastGuessBits = 26.0

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
