/// The name an account signs in with and is shown by.
///
/// Letters of the Latin alphabet, digits, `_`, `-` and Chinese characters (汉字): what everybody
/// here can type and tell apart. Kana, hangul, accents, emoji and signs are refused, and white
/// space is not trimmed but refused, so that the name taken is the name that was typed.
package enum Username {
    /// In code points, after normalisation.
    package static let length = 3...32

    /// The name to store.
    ///
    /// Compatibility normalisation comes first: full-width `ＡＢＣ` is `ABC`, the radical ⼀ is 一.
    /// Case stays as it was written; names that differ in case alone are for the store to refuse.
    /// - Parameter nfkc: brings a text to Unicode normalisation form KC; the domain has no tables.
    package static func check(
        _ raw: String, nfkc: (String) -> String
    ) throws(FieldReason) -> String {
        let name = nfkc(raw)
        guard name.unicodeScalars.allSatisfy(isAllowed) else { throw .badCharacters }
        let count = name.unicodeScalars.count
        guard count >= length.lowerBound else { throw .tooShort }
        guard count <= length.upperBound else { throw .tooLong }
        return name
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return byte.isASCIILetter || byte.isASCIIDigit || "_-".utf8.contains(byte)
        }
        return isChinese(scalar)
    }

    /// A unified ideograph of any block and extension, or 〇 (U+3007), a character of Chinese
    /// dictionaries that Unicode counts as a numeral.
    ///
    /// 々 (U+3005) is refused: it repeats a character in Japanese and is none in Chinese.
    /// Source: UAX #44, property `Unified_Ideograph`.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUnifiedIdeograph || scalar == "\u{3007}"
    }
}
