import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Lobby")
struct LobbyTests {
    private func rehearsal() -> Debate {
        var debate = Debate.sample(1)
        debate.isRehearsal = true
        return debate
    }

    private func lobby(_ events: [ChannelEvent]) -> [String] {
        events.filter { $0.channel == .lobby }.map(\.event.name)
    }

    @Test("hears of what lists show: made, changed, started, ended, gone")
    func listed() {
        let debate = Debate.sample(1)
        #expect(lobby(AnnounceDebate.created(debate)) == ["debate.created"])
        #expect(AnnounceDebate.created(debate).count == 1)
        for (event, name) in [
            (LiveEvent.debateUpdated(debate), "debate.updated"),
            (.debateStarted(debate), "debate.started"),
            (.debateEnded(debate, DebateSummary(durationMs: 1)), "debate.ended"),
        ] {
            let events = AnnounceDebate.changed(event, from: debate)
            #expect(lobby(events) == [name])
            #expect(events.first == ChannelEvent(event, on: .debate(debate.id)))
            #expect(events.count == 2)
        }
        #expect(
            AnnounceDebate.changed(.debateUnlisted(debate.id), from: debate) == [
                ChannelEvent(.debateUnlisted(debate.id), on: .lobby)
            ])
    }

    @Test("rule L8: hears nothing of a rehearsal, whatever happens to it")
    func rehearsals() {
        let debate = rehearsal()
        #expect(AnnounceDebate.created(debate).isEmpty)
        for event in [
            LiveEvent.debateUpdated(debate), .debateStarted(debate),
            .debateEnded(debate, DebateSummary(durationMs: 1)),
        ] {
            #expect(
                AnnounceDebate.changed(event, from: debate).map(\.channel) == [.debate(debate.id)])
        }
    }

    @Test("an archived debate goes, one that comes back is there again")
    func archive() {
        let debate = Debate.sample(1)
        var archived = debate
        archived.archivedAtMs = 5
        #expect(
            lobby(AnnounceDebate.changed(.debateUpdated(archived), from: debate))
                == ["debate.removed"])
        #expect(lobby(AnnounceDebate.changed(.debateUpdated(archived), from: archived)) == [])
        #expect(
            lobby(AnnounceDebate.changed(.debateUpdated(debate), from: archived))
                == ["debate.updated"])
    }

    @Test("applying an event twice is harmless, and a removal ends what was shown")
    func apply() {
        var state = LobbyState(debates: [DebateListing(.sample(1))])
        var changed = Debate.sample(1)
        changed.title = "新"
        for _ in 0..<2 { state.apply(.debateListed(.updated, DebateListing(changed))) }
        #expect(state.debates == [DebateListing(changed)])
        state.apply(
            .debateListed(.created, DebateListing(.sample(2, createdAtMs: 9_999_999_999_999))))
        #expect(state.debates.map(\.id) == [.sample(2), .sample(1)], "the newest first")
        for _ in 0..<2 { state.apply(.debateUnlisted(.sample(1))) }
        #expect(state.debates.map(\.id) == [.sample(2)])
    }

    @Test("shows all that are live, and of the others the newest")
    func limit() {
        let others = (1...120).map { Debate.sample($0, createdAtMs: Int64($0)) }
        let live = (200...230).map {
            Debate.sample($0, life: .live(startedAtMs: 5), createdAtMs: 0)
        }
        let state = LobbyState(debates: (others + live).map(DebateListing.init))
        #expect(state.debates.count == 131)
        #expect(state.debates.first?.id == .sample(120))
        #expect(!state.debates.contains { $0.id == .sample(20) })
        #expect(state.debates.contains { $0.id == .sample(21) })
    }

    @Test("says what a list needs, and nothing of who")
    func json() {
        #expect(
            JSONText.of(
                LobbyState(debates: [DebateListing(.sample(1, life: .live(startedAtMs: 7)))]))
                == #"{"debates":[{"id":"\#(DebateID.sample(1).text)","title":"人工智能会让人更自由","#
                + #""status":1,"category":"教育","coverImage":"/media/cover-1.svg","plannedStartMs":null,"#
                + #""startedAtMs":7,"endedAtMs":null,"createdAtMs":\#(FixedClock.evening.nowMs),"viewCount":3}]}"#
        )
    }
}
