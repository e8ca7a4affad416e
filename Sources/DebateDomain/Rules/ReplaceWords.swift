/// Replaces a debate's word list.
package struct ReplaceWords: Sendable, Hashable {
    package let revision: Int
    package let list: WordList

    /// Shape: `{revision, words: [{word: 1–40, outcome: pass|hold|block}], allow: [1–40]}`
    /// - Throws: `RuleViolation.fields`, also for a word of which nothing can be read.
    package init(
        _ body: JSONObject, nfc: (String) -> String, _ forms: MatchingForms
    ) throws(RuleViolation) {
        var fields = FieldReader(body)
        let revision = fields.field("revision", required: true) { value throws(FieldReason) in
            try value.asInteger(in: 0...Int.max)
        }
        let words = fields.field("words", required: true) { value throws(FieldReason) in
            try Self.words(value.asArray(), nfc, forms)
        }
        let allowed = fields.field("allow") { value throws(FieldReason) in
            try Self.allowed(value.asArray(), nfc, forms)
        }
        try fields.finish()
        self.revision = revision ?? 0
        list = WordList(words: words ?? [], allowed: allowed ?? [])
    }

    /// The list then; the same, with the same revision, when it was that already.
    /// - Throws: `RuleViolation.revisionMoved`.
    package func decide(_ current: RevisedWordList) throws(RuleViolation) -> RevisedWordList {
        guard revision == current.revision else {
            throw .revisionMoved(current: current.revision)
        }
        if current.revision > 0, list == current.list { return current }
        return RevisedWordList(list, revision: current.revision + 1)
    }

    private static func words(
        _ values: [JSONValue], _ nfc: (String) -> String, _ forms: MatchingForms
    ) throws(FieldReason) -> [ListedWord] {
        guard values.count <= WordList.mostWords else { throw .tooMany }
        var words: [ListedWord] = []
        words.reserveCapacity(values.count)
        for value in values {
            guard case .object(let object) = value else { throw .wrongType }
            guard let word = object["word"], let outcome = object["outcome"] else {
                throw .required
            }
            guard object.members.count == 2 else { throw .unknown }
            words.append(ListedWord(try check(word, nfc, forms), try outcome.asWord()))
        }
        return words
    }

    private static func allowed(
        _ values: [JSONValue], _ nfc: (String) -> String, _ forms: MatchingForms
    ) throws(FieldReason) -> [String] {
        guard values.count <= WordList.mostAllowed else { throw .tooMany }
        var words: [String] = []
        words.reserveCapacity(values.count)
        for value in values { words.append(try check(value, nfc, forms)) }
        return words
    }

    private static func check(
        _ value: JSONValue, _ nfc: (String) -> String, _ forms: MatchingForms
    ) throws(FieldReason) -> String {
        let word = try WordList.wordRule.check(value.asString(), nfc: nfc)
        guard !MatchingText(word, forms).units.isEmpty else { throw .badFormat }
        return word
    }
}
