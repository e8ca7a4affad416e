import DebateStore

/// The last public answers of one request thread, each good until anything is committed.
///
/// A public answer follows from the database, the target and the language alone, so as long as the
/// database is the same its bytes are. Every use asks SQLite whether it is, which costs a small
/// part of the reads and of the writing of JSON it saves: nobody is shown an old state.
/// Not Sendable: one per thread, never shared.
final class AnswerMemory {
    /// Bodies and their validators; larger ones are not kept.
    struct Answer {
        let body: [UInt8]
        let tag: EntityTag
    }

    struct Key: Hashable {
        let target: String
        let language: Language
    }

    private static let mostAnswers = 16
    private static let largestBodyBytes = 65_536

    private var version: StoreVersion?
    private var answers: [Key: Answer] = [:]

    /// The answer kept under `key`, when nothing was committed since.
    func answer(_ key: Key, at version: StoreVersion) -> Answer? {
        if self.version != version {
            answers.removeAll(keepingCapacity: true)
            self.version = version
        }
        return answers[key]
    }

    /// Keeps an answer made after the version was asked for; a later commit drops it.
    func keep(_ answer: Answer, as key: Key) {
        guard answer.body.count <= Self.largestBodyBytes else { return }
        if answers.count >= Self.mostAnswers { answers.removeAll(keepingCapacity: true) }
        answers[key] = answer
    }
}
