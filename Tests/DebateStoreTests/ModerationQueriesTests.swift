import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Moderation queries")
struct ModerationQueriesTests {
    private let hall: TalkingHall

    init() throws {
        hall = try TalkingHall()
    }

    @Test("a debate has the usual settings until somebody changes them, then those, shield and all")
    func moderation() throws {
        let debate = hall.debate
        func stored() throws -> Moderation? {
            try hall.read { transaction throws(StoreError) in
                try transaction.moderation(of: debate)
            }
        }
        #expect(try stored() == Moderation())
        let changed = Moderation(
            settings: Moderation.Settings(
                mode: .holdAll, slowSeconds: 30, ticketsOnly: true, maxCharacters: 60),
            beforeShield: Moderation.Settings(
                mode: .holdNew, slowSeconds: 0, ticketsOnly: false, maxCharacters: 60),
            revision: 2)
        try hall.write { try $0.update(changed, of: debate) }
        #expect(try stored() == changed)
        let lowered = Moderation(
            settings: try #require(changed.beforeShield), revision: 3)
        try hall.write { try $0.update(lowered, of: debate) }
        #expect(try stored() == lowered)
        #expect(
            try hall.read { transaction throws(StoreError) in
                try transaction.moderation(of: .sample(9))
            } == nil)
    }

    @Test("a word list comes back as it was put, in its order")
    func words() throws {
        let debate = hall.debate
        let list = RevisedWordList(
            WordList(
                words: [
                    ListedWord("笨\"蛋", .block), ListedWord("a b", .hold), ListedWord("草", .pass),
                ],
                allowed: ["草莓"]), revision: 1)
        try hall.write { try $0.update(list, of: debate) }
        let (stored, revision, other) = try hall.read { transaction throws(StoreError) in
            (
                try transaction.wordList(of: debate),
                try transaction.wordListRevision(of: debate),
                try transaction.wordList(of: .sample(2))
            )
        }
        #expect(stored == list && revision == 1 && other == nil)
    }
}
