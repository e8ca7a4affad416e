/// A code that lets its bearer do one thing once: typed from a screen, or carried in a link.
///
/// Five bits a letter, in letters that cannot be taken for one another: no 0 and O, no 1 and I.
/// Whoever reads the text can use the code: never log it, and store only a hash of it.
package struct OneTimeCode: Sendable, Hashable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// 10 letters, 50 bits: short enough to type. Attempts must be limited.
        case ticket
        /// 26 letters, 130 bits: beyond guessing.
        case link

        package var letterCount: Int {
            switch self {
            case .ticket: 10
            case .link: 26
            }
        }

        /// How many random bytes make one code: 7 for a ticket, 17 for a link.
        package var byteCount: Int {
            (letterCount * OneTimeCode.bitsPerLetter + 7) / 8
        }
    }

    package let kind: Kind
    /// The canonical form: upper case, no dash. This is what is hashed and compared.
    package let text: String

    /// Makes a code from `kind.byteCount` random bytes.
    ///
    /// Every code is equally likely: 32 letters take five bits each, with none to spare; the six
    /// bits left over at the end are not used.
    package init(_ kind: Kind, randomBytes: [UInt8]) {
        precondition(randomBytes.count == kind.byteCount, "a code is made from a fixed count")
        var letters: [UInt8] = []
        letters.reserveCapacity(kind.letterCount)
        var pool: UInt16 = 0
        var bits = 0
        for byte in randomBytes {
            pool = pool << 8 | UInt16(byte)
            bits += 8
            while bits >= Self.bitsPerLetter, letters.count < kind.letterCount {
                bits -= Self.bitsPerLetter
                letters.append(Self.alphabet[Int(pool >> bits & 31)])
            }
        }
        self.kind = kind
        text = String(decoding: letters, as: UTF8.self)
    }

    /// Reads what a person typed or pasted: spaces, dashes, case and width make no difference.
    /// - Parameters:
    ///   - typed: more than 256 bytes are no code.
    ///   - nfkc: brings a text to Unicode normalisation form KC; the domain has no tables.
    /// - Returns: `nil` for everything else, also for a letter outside of the alphabet.
    package init?(parsing typed: String, kind: Kind, nfkc: (String) -> String) {
        guard typed.utf8.count <= Self.longestTypedBytes else { return nil }
        var letters: [UInt8] = []
        for scalar in nfkc(typed).unicodeScalars where !Self.isIgnored(scalar) {
            guard scalar.isASCII, letters.count < kind.letterCount else { return nil }
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            let letter = byte.isASCIILetter ? byte & ~0x20 : byte
            guard Self.alphabet.contains(letter) else { return nil }
            letters.append(letter)
        }
        guard letters.count == kind.letterCount else { return nil }
        self.kind = kind
        text = String(decoding: letters, as: UTF8.self)
    }

    /// As people see it: a ticket in two groups of five, `ABCDE-FGHJK`; a link plain.
    package var display: String {
        switch kind {
        case .ticket: "\(text.prefix(5))-\(text.suffix(5))"
        case .link: text
        }
    }

    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let bitsPerLetter = 5
    private static let longestTypedBytes = 256

    /// Every space and dash of Unicode, the ones of no width too: programs insert them when a
    /// text is copied. Source: UAX #44, properties `White_Space` and `Dash`.
    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x2043: true  // soft hyphen, hyphen bullet
        case 0x200B, 0x2060, 0xFEFF: true  // zero width space, word joiner, byte order mark
        default: scalar.properties.isWhitespace || scalar.properties.isDash
        }
    }
}
