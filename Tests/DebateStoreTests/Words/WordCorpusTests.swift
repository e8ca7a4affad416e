import DebateDomain
import Testing

@testable import DebateStore

@Suite("Corpus of words")
struct WordCorpusTests {
    private let matcher = WordMatcher(SampleWords.list, .store)

    private func isHit(_ line: String) -> Bool {
        matcher.outcome(of: MatchingText(line, .store)) != .pass
    }

    @Test("the tables of OpenCC are there")
    func tables() throws {
        try SimplifiedCharacters.shared.check()
    }

    @Test("the corpus has at least 200 lines of each kind, none twice")
    func size() {
        for lines in [Corpus.evasions, Corpus.innocent] {
            #expect(lines.count >= 200)
            #expect(Set(lines).count == lines.count)
        }
    }

    @Test("at least 95 % of evasions are caught")
    func caught() {
        let missed = Corpus.evasions.filter { !isHit($0) }
        #expect(missed.count * 20 <= Corpus.evasions.count, "missed: \(missed)")
    }

    @Test("letters that pose as others or as separators hide nothing", arguments: Corpus.letters)
    func letters(_ line: String) {
        #expect(isHit(line))
    }

    @Test("at most 1 % of innocent lines are hit")
    func innocent() {
        let hit = Corpus.innocent.filter(isHit)
        #expect(hit.count * 100 <= Corpus.innocent.count, "hit: \(hit)")
    }

    @Test("without hiding, every listed word is caught")
    func plain() {
        for word in SampleWords.list.words {
            #expect(isHit(word.text), "\(word.text)")
            #expect(isHit("，\(word.text)！"), "\(word.text)")
        }
    }
}
