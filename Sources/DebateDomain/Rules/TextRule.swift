/// What a text field may hold.
///
/// Text is brought to NFC and trimmed of white space at both ends, then its length is counted in
/// code points, as JSON Schema counts `maxLength`. Control characters and the invisible ones that
/// reorder a line are refused, because they let one line pose as another.
package struct TextRule: Sendable {
    /// Length after trimming, in code points.
    package let length: ClosedRange<Int>
    package let allowsLineFeeds: Bool

    package init(length: ClosedRange<Int>, allowsLineFeeds: Bool = false) {
        self.length = length
        self.allowsLineFeeds = allowsLineFeeds
    }

    /// The text to store.
    /// - Parameter nfc: brings a text to Unicode normalisation form C; the domain has no tables.
    package func check(
        _ raw: String, nfc: (String) -> String
    ) throws(FieldReason) -> String {
        guard raw.unicodeScalars.allSatisfy(isAllowed) else { throw .badCharacters }
        let text = Self.trimmed(nfc(raw))
        let count = text.unicodeScalars.count
        guard count <= length.upperBound else { throw .tooLong }
        let isVisible = text.unicodeScalars.contains { !Self.isInvisible($0) }
        guard count >= length.lowerBound, isVisible || length.lowerBound == 0 else {
            throw .tooShort
        }
        return isVisible ? text : ""
    }

    private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: allowsLineFeeds
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0x2028, 0x2029: false
        case 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }

    /// Nothing to see by itself: also the blank of Braille, and marks, which need a letter to stand on.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
        return switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: scalar == "\u{2800}"
        }
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
