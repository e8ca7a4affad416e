/// What others see somebody called who says or gives something in a debate (rule D3).
///
/// A name is shown beside every line, so that words a debate keeps out must not come in by it. A
/// guest's name follows from their tag: it says nothing of the device and is another in every debate.
package struct PublicName: Sendable, Hashable {
    /// The nickname and its matching form; absent for a guest.
    private let own: Own?
    private let guest: String

    private struct Own: Sendable, Hashable {
        let nickname: String
        let form: MatchingText
    }

    package init(nickname: String?, tag: String, _ forms: MatchingForms) {
        own = nickname.map { Own(nickname: $0, form: MatchingText($0, forms)) }
        guest = DanmakuAuthor.guestName(tag)
    }

    /// The nickname, unless a listed word stands in it; else the name of a guest.
    package func shown(_ words: WordMatcher) -> String {
        guard let own, words.outcome(of: own.form) == .pass else { return guest }
        return own.nickname
    }
}
