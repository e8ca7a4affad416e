/// What a danmaku says (rule D1).
///
/// Its length is counted as people see it: an emoji of a family, a flag or a Hangul syllable is one
/// character, however many code points it is made of.
package struct DanmakuText: Sendable, Hashable {
    /// NFC, trimmed, one line; empty when it is too large to be looked at.
    package let text: String
    private let isTooLarge: Bool

    /// What a debate may set as the most characters.
    package static let limits = 10...100
    package static let defaultLimit = 40
    /// Of one danmaku in UTF-8.
    package static let mostBytes = 1024
    /// More combining marks on one character reach into the lines above and below.
    package static let mostMarks = 4

    private static let rule = TextRule(length: 1...mostBytes)

    /// - Throws: the reason why a text cannot stand in a line: it shows nothing, breaks or turns the
    ///   line, or heaps up marks. One too long is told apart later: how long it may be is the
    ///   debate's to say.
    package init(_ raw: String, nfc: (String) -> String) throws(FieldReason) {
        do throws(FieldReason) {
            text = try Self.rule.check(raw, nfc: nfc)
        } catch {
            guard error == .tooLong else { throw error }
            text = ""
            isTooLarge = true
            return
        }
        isTooLarge = text.utf8.count > Self.mostBytes
        guard text.allSatisfy({ Self.marks(on: $0) <= Self.mostMarks }) else {
            throw .badCharacters
        }
    }

    /// - Throws: `RuleViolation.textTooLong`.
    package func check(mostCharacters: Int) throws(RuleViolation) {
        guard !isTooLarge, text.count <= mostCharacters else {
            throw .textTooLong(maxCharacters: mostCharacters)
        }
    }

    private static func marks(on character: Character) -> Int {
        character.unicodeScalars.count { scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark: true
            default: false
            }
        }
    }
}
