/// The words a debate's danmaku are looked through for (rules D3, D4).
package struct WordList: Sendable, Hashable {
    package var words: [ListedWord]
    /// Words that make a listed one harmless where they cover it: 草莓 around 草.
    package var allowed: [String]

    package init(words: [ListedWord] = [], allowed: [String] = []) {
        self.words = words
        self.allowed = allowed
    }

    package static let mostWords = 5000
    package static let mostAllowed = 1000
    /// 1–40 code points.
    package static let wordRule = TextRule(length: 1...40)
}

/// A word, and what becomes of a danmaku that holds it.
package struct ListedWord: Sendable, Hashable {
    /// As it was written; what is looked for is its matching form.
    package let text: String
    package let outcome: WordOutcome

    package init(_ text: String, _ outcome: WordOutcome) {
        self.text = text
        self.outcome = outcome
    }
}

/// What becomes of a danmaku, the mildest first.
package enum WordOutcome: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing: the word stays on the list, switched off.
    case pass
    /// It waits for the staff.
    case hold
    /// It is refused.
    case block

    package static func < (one: WordOutcome, other: WordOutcome) -> Bool {
        one.severity < other.severity
    }

    private var severity: Int {
        switch self {
        case .pass: 0
        case .hold: 1
        case .block: 2
        }
    }
}

/// A word list and how often it was replaced; 0: it is still the installation's.
package struct RevisedWordList: Sendable, Hashable {
    package let list: WordList
    package let revision: Int

    package init(_ list: WordList, revision: Int) {
        self.list = list
        self.revision = revision
    }
}
