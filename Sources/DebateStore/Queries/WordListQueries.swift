package import DebateDomain

extension ReadTransaction {
    /// How often a debate's word list was replaced; 0: it has the installation's.
    package func wordListRevision(of debate: DebateID) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    """
                    SELECT revision
                    FROM word_list
                    WHERE debate = (SELECT number FROM debate WHERE id = ?)
                    """, [debate.text]))
        }
    }

    /// A debate's own word list; `nil` while it has the installation's.
    package func wordList(of debate: DebateID) throws(StoreError) -> RevisedWordList? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT revision, words, allowed
                FROM word_list
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                """, [debate.text]
            ) { row in
                RevisedWordList(
                    WordListText.list(words: row.text(1), allowed: row.text(2)),
                    revision: Int(row.integer(0)))
            }.first
        }
    }
}

extension WriteTransaction {
    /// Gives a debate this word list of its own.
    package func update(_ words: RevisedWordList, of debate: DebateID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT OR REPLACE INTO word_list (debate, revision, words, allowed)
                SELECT number, ?, ?, ?
                FROM debate
                WHERE id = ?
                """,
                [
                    words.revision, WordListText.words(words.list),
                    WordListText.allowed(words.list), debate.text,
                ])
        }
    }
}

/// A word list as the JSON its row holds.
private enum WordListText {
    static func words(_ list: WordList) -> String {
        var json = JSONWriter(reservingBytes: list.words.count * 32)
        json.array { json in
            for word in list.words {
                json.array { json in
                    json.string(word.text)
                    json.string(word.outcome.rawValue)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    static func allowed(_ list: WordList) -> String {
        var json = JSONWriter(reservingBytes: list.allowed.count * 32)
        json.array { json in
            for word in list.allowed { json.string(word) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    static func list(words: String, allowed: String) -> WordList {
        let listed = values(words).compactMap { value -> ListedWord? in
            guard case .array(let pair) = value, pair.count == 2,
                case .string(let word) = pair[0], case .string(let outcome) = pair[1]
            else { return nil }
            return WordOutcome(rawValue: outcome).map { ListedWord(word, $0) }
        }
        return WordList(
            words: listed, allowed: values(allowed).compactMap { try? $0.asString() })
    }

    private static func values(_ text: String) -> [JSONValue] {
        guard case .array(let values)? = try? JSONParser.parse(Array(text.utf8)) else { return [] }
        return values
    }
}
