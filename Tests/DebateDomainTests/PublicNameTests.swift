import Testing

@testable import DebateDomain

@Suite("Public name (D3)")
struct PublicNameTests {
    private static let forms = MatchingForms(folded: { $0.lowercased() }, simplified: { $0 })

    private func shown(_ nickname: String?) -> String {
        let words = WordMatcher(
            WordList(
                words: [
                    ListedWord("骗子", .block), ListedWord("加微信", .hold), ListedWord("笨蛋", .pass),
                ],
                allowed: ["骗子来信"]), Self.forms)
        return PublicName(nickname: nickname, tag: "q3Zk8VtA", Self.forms).shown(words)
    }

    @Test("is the nickname", arguments: ["小林", "笨蛋", "骗子来信", "骗"])
    func own(_ nickname: String) {
        #expect(shown(nickname) == nickname)
    }

    @Test("is a guest's where a listed word stands in it", arguments: ["骗子", "评委是骗-子！", "加微信abc"])
    func listed(_ nickname: String) {
        #expect(shown(nickname) == "游客q3Zk")
    }

    @Test("a guest's follows from the tag")
    func guest() {
        #expect(shown(nil) == "游客q3Zk")
    }
}
