import Testing

@testable import DebateDomain

@Suite("Rounds of a start and an end")
struct StartRoundsTests {
    private func start(_ rounds: [VoteRound], opensLive: Bool = true) -> DebateRounds {
        var debate = DebateRounds(status: .notStarted, rounds: rounds)
        let events = StartRounds.decide(
            debate, opensLive: opensLive, newNumber: RoundNumber(9), graceMs: 300,
            lastBallotAtMs: 1999, nowMs: 2000)
        for event in events { debate.apply(event) }
        return debate
    }

    @Test("V10: the start makes and opens a live round")
    func made() {
        let live = start([]).rounds.first
        let window = VoteRound.Window(opensAtMs: 2000, graceMs: 300)
        #expect(live == round(9, .live, .opened(window), revision: 1))
        #expect(start([], opensLive: false).rounds.isEmpty)
    }

    @Test("V10: a planned live round opens with its settings")
    func planned() {
        var terms = RoundTerms.usual(for: .live)
        terms.reveal = .banded
        let life = VoteRound.Life.planned(.init(opensAtMs: 9000, closesAtMs: 9900))
        let live = start([round(3, .live, life, terms: terms)]).rounds.first
        let window = VoteRound.Window(opensAtMs: 2000, closesAtMs: 9900, graceMs: 300)
        #expect(live == round(3, .live, .opened(window), terms: terms, revision: 2))
    }

    @Test("V10: an open pre round closes in the same act")
    func pre() {
        let rounds = start([round(1, .pre, opened(graceMs: 500))]).rounds
        #expect(rounds.first?.life == opened(closesAtMs: 2000, graceMs: 500))
        #expect(rounds.last?.kind == .live)
        let untouched = start([round(1, .pre, opened(closesAtMs: 1500))]).rounds
        #expect(untouched.first?.life == opened(closesAtMs: 1500))
    }

    @Test("L6: the end closes what is open, and what is planned does not open")
    func end() {
        let open = round(1, .live, opened(closesAtMs: 9000, graceMs: 500))
        let planned = round(2, .post, .planned(.init(opensAtMs: 7000)))
        let closing = round(3, .pre, opened(closesAtMs: 1500))
        let events = EndRounds.decide(
            DebateRounds(status: .live, rounds: [open, planned, closing]), lastBallotAtMs: 2003,
            nowMs: 2000)
        #expect(
            events == [
                .updated(
                    round(1, .live, opened(closesAtMs: 2004, graceMs: 500), revision: 2)),
                .updated(round(2, .post, revision: 2)),
            ])
    }
}
