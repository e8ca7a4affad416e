import DebateDomain
import DebateStore
import Synchronization

/// The word lists of debates, ready to be looked for: built once for each revision in a process.
final class WordMatchers: Sendable {
    /// The list of debates that have none of their own.
    let installation: WordList

    private let installationMatcher: WordMatcher
    private let own = Mutex(Ready())

    private struct Ready {
        var lists: [DebateID: Own] = [:]
        /// Lists asked for so far.
        var uses = 0
    }

    private struct Own {
        let revision: Int
        let matcher: WordMatcher
        /// Which of the uses was the last of this one; the least goes first.
        var use: Int
    }

    /// Debates kept ready at once; a hall runs few.
    private static let most = 32

    init(installation: WordList) {
        self.installation = installation
        installationMatcher = WordMatcher(installation, .store)
    }

    /// A debate's list, its own or the installation's.
    func list(
        of debate: DebateID, _ transaction: borrowing ReadTransaction
    ) throws(StoreError) -> RevisedWordList {
        try transaction.wordList(of: debate) ?? RevisedWordList(installation, revision: 0)
    }

    /// What looks for the words of a debate's list, as it stands in this transaction.
    func matcher(
        of debate: DebateID, _ transaction: borrowing ReadTransaction
    ) throws(StoreError) -> WordMatcher {
        let revision = try transaction.wordListRevision(of: debate)
        guard revision > 0 else { return installationMatcher }
        if let known = known(debate, revision) { return known }
        let matcher = WordMatcher(try list(of: debate, transaction).list, .store)
        own.withLock { ready in
            if ready.lists.count >= Self.most,
                let oldest = ready.lists.min(by: { $0.value.use < $1.value.use })
            {
                ready.lists[oldest.key] = nil
            }
            ready.uses += 1
            ready.lists[debate] = Own(revision: revision, matcher: matcher, use: ready.uses)
        }
        return matcher
    }

    private func known(_ debate: DebateID, _ revision: Int) -> WordMatcher? {
        own.withLock { ready in
            guard let found = ready.lists[debate], found.revision == revision else { return nil }
            ready.uses += 1
            ready.lists[debate]?.use = ready.uses
            return found.matcher
        }
    }
}

extension Call {
    /// Makes the debate's words ready before a write, so that nobody waits for the store while a long
    /// list is.
    func prepareWords() throws(StoreError) {
        let (words, debate) = (services.words, debate)
        _ = try services.reader.read { transaction throws(StoreError) in
            try words.matcher(of: debate, transaction)
        }
    }
}
