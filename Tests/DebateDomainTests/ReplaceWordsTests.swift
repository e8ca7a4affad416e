import Testing

@testable import DebateDomain

@Suite("Replace words")
struct ReplaceWordsTests {
    private func replace(_ json: String) throws -> ReplaceWords {
        try ReplaceWords(
            body(json), nfc: { $0 },
            MatchingForms(folded: { $0.lowercased() }, simplified: { $0 }))
    }

    @Test("takes words with their outcome, and allowed ones")
    func taken() throws {
        let json = #"{"revision":0,"words":[{"word":" 笨蛋 ","outcome":"block"}],"allow":["蛋糕"]}"#
        let command = try replace(json)
        #expect(
            command.list == WordList(words: [ListedWord("笨蛋", .block)], allowed: ["蛋糕"]))
        let stored = try command.decide(RevisedWordList(WordList(), revision: 0))
        #expect(stored.revision == 1)
        #expect(throws: RuleViolation.revisionMoved(current: 1)) { try command.decide(stored) }
    }

    @Test("the installation's list, put as it is, becomes the debate's own")
    func own() throws {
        let command = try replace(#"{"revision":0,"words":[]}"#)
        #expect(try command.decide(RevisedWordList(WordList(), revision: 0)).revision == 1)
    }

    @Test("the same list again is no new revision")
    func unchanged() throws {
        let current = RevisedWordList(WordList(), revision: 4)
        #expect(try replace(#"{"revision":4,"words":[]}"#).decide(current) == current)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"revision":0}"#, "words", .required),
            (#"{"words":[]}"#, "revision", .required),
            (#"{"revision":0,"words":["笨蛋"]}"#, "words", .wrongType),
            (#"{"revision":0,"words":[{"word":"a"}]}"#, "words", .required),
            (#"{"revision":0,"words":[{"word":"a","outcome":"deny"}]}"#, "words", .notAllowed),
            (#"{"revision":0,"words":[{"word":"","outcome":"block"}]}"#, "words", .tooShort),
            (#"{"revision":0,"words":[{"word":"!!","outcome":"block"}]}"#, "words", .badFormat),
            (
                #"{"revision":0,"words":[{"word":"a","outcome":"block","x":1}]}"#, "words",
                .unknown
            ),
            (#"{"revision":0,"words":[],"allow":[1]}"#, "allow", .wrongType),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try replace(json) }
    }

    @Test("5,000 words and 1,000 allowed ones at most, of 40 characters")
    func limits() throws {
        let word = #"{"word":"a","outcome":"hold"}"#
        let many = { (count: Int) in
            Array(repeating: word, count: count).joined(separator: ",")
        }
        #expect(try replace(#"{"revision":0,"words":[\#(many(5000))]}"#).list.words.count == 5000)
        #expect(throws: RuleViolation.fields([FieldProblem("words", .tooMany)])) {
            try replace(#"{"revision":0,"words":[\#(many(5001))]}"#)
        }
        let allow = Array(repeating: #""a""#, count: 1001).joined(separator: ",")
        #expect(throws: RuleViolation.fields([FieldProblem("allow", .tooMany)])) {
            try replace(#"{"revision":0,"words":[],"allow":[\#(allow)]}"#)
        }
        let long = String(repeating: "a", count: 41)
        #expect(throws: RuleViolation.fields([FieldProblem("words", .tooLong)])) {
            try replace(#"{"revision":0,"words":[{"word":"\#(long)","outcome":"hold"}]}"#)
        }
    }
}
