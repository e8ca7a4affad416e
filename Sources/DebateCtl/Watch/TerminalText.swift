/// Text of strangers on a terminal.
enum TerminalText {
    /// The text without what would move the cursor, colour the screen or turn the direction of
    /// writing: each such character becomes a replacement character.
    static func safe(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            safe.append(isSafe(scalar) ? scalar : "\u{FFFD}")
        }
        return String(safe)
    }

    /// The beginning of a text that fits so many columns.
    static func cut(_ text: String, columns: Int) -> String {
        var used = 0
        var end = text.startIndex
        for index in text.indices {
            used += width(text[index])
            guard used <= columns else { break }
            end = text.index(after: index)
        }
        return String(text[..<end])
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default:
            !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
    }

    /// Two columns for East Asian and pictographic characters, one for others; rather too many.
    private static func width(_ character: Character) -> Int {
        let isNarrow = character.unicodeScalars.allSatisfy { $0.value < 0x1100 }
        return isNarrow ? 1 : 2
    }
}
