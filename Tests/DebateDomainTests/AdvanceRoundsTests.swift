import Testing

@testable import DebateDomain

@Suite("Rounds by the clock")
struct AdvanceRoundsTests {
    private func advance(
        _ rounds: [VoteRound], _ status: DebateStatus = .live, nowMs: Int64
    ) -> [RoundEvent] {
        AdvanceRounds.decide(
            DebateRounds(status: status, rounds: rounds), graceMs: 300, nowMs: nowMs)
    }

    @Test("V4: a tally is written no earlier than two seconds after the last ballot, and once")
    func closing() throws {
        let open = round(1, .live, opened(closesAtMs: 2000, graceMs: 500))
        #expect(advance([open], nowMs: 4499).isEmpty)
        let events = advance([open], nowMs: 4500)
        let closed = try #require(events.first?.round)
        #expect(events == [.closed(closed)])
        #expect(
            closed.life
                == .closed(
                    VoteRound.ClosedWindow(opensAtMs: 1000, closesAtMs: 2000, graceMs: 500)))
        #expect(advance([closed], nowMs: 9_000_000).isEmpty)
        #expect(advance([round(1, .live, opened())], nowMs: 9_000_000).isEmpty)
        #expect(AdvanceRounds.ballotPatienceMs < AdvanceRounds.settlingMs)
    }

    @Test("a planned round opens at its time, with the grace of then")
    func opening() {
        let planned = round(1, .pre, .planned(.init(opensAtMs: 5000, closesAtMs: 6000)))
        #expect(advance([planned], nowMs: 4999).isEmpty)
        let window = VoteRound.Window(opensAtMs: 5000, closesAtMs: 6000, graceMs: 300)
        #expect(
            advance([planned], nowMs: 5100) == [
                .opened(round(1, .pre, .opened(window), revision: 2))
            ])
    }

    @Test("an opening that cannot be lapses, and says so")
    func lapse() {
        let planned = round(2, .post, .planned(.init(opensAtMs: 5000, closesAtMs: 6000)))
        let lapsed = round(2, .post, .planned(.init(closesAtMs: 6000)), revision: 2)
        #expect(advance([planned], .notStarted, nowMs: 5000) == [.updated(lapsed)])
        #expect(advance([planned], .ended, nowMs: 5000) == [.updated(lapsed)])
        #expect(advance([round(1, .live, opened()), planned], nowMs: 5000) == [.updated(lapsed)])
    }

    @Test("one that closes makes room for one that opens")
    func both() {
        let open = round(1, .live, opened(closesAtMs: 2000))
        let planned = round(2, .post, .planned(.init(opensAtMs: 2000)))
        let events = advance([open, planned], nowMs: 4000)
        #expect(events.map(\.round?.number.value) == [1, 2])
        #expect(events.last?.round?.takesBallots(atMs: 4000) == true)
    }
}
