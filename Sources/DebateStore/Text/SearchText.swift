import DebateDomain

/// Text as the search table holds it: one token a code point, so that a phrase of tokens finds
/// any substring, in any script, of any length.
///
/// SQLite's trigram tokenizer finds nothing under three characters, and most Chinese words have
/// two (docs/decisions/0005-chinese-search.md).
enum SearchText {
    /// What a debate can be found by. Fields are parted by a token that no keyword can contain.
    static func tokens(of debate: Debate) -> String {
        let fields =
            [debate.title, debate.motion, debate.description, debate.host?.name ?? ""] + debate.tags
        return fields.map(tokens).joined(separator: " end ")
    }

    /// The full-text query that finds a keyword; `nil` when nothing of it can be seen.
    static func query(_ keyword: String) -> String? {
        let tokens = tokens(keyword)
        return tokens.isEmpty ? nil : "\"\(tokens)\""
    }

    /// Each code point of the matching form, in hexadecimal.
    private static func tokens(_ text: String) -> String {
        TextForms.matching(text).unicodeScalars
            .map { String($0.value, radix: 16) }
            .joined(separator: " ")
    }
}
