/// Identifiers of a letter and a number, unique in the installation: `k8`, `p6`, `t300`.
package enum NumberedID {
    /// The number after the letter; `nil` when the text is no such identifier.
    package static func value(_ text: String, letter: Character) -> Int64? {
        guard text.first == letter else { return nil }
        let digits = text.dropFirst()
        guard !digits.isEmpty, digits.first != "0", digits.utf8.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        return Int64(digits)
    }
}
