import Testing

@testable import DebateDomain

@Suite("Result sheet")
struct ResultSheetTests {
    private let window = VoteRound.ClosedWindow(opensAtMs: 0, closesAtMs: 10, graceMs: 0)

    private func counted(
        _ number: Int64, _ kind: RoundKind, _ life: VoteRound.Life, reveal: RevealMode = .hidden,
        _ tally: Tally
    ) -> CountedRound {
        let round = VoteRound(
            number: RoundNumber(number), kind: kind,
            terms: RoundTerms(takesUndecided: kind != .live, reveal: reveal), life: life)
        return CountedRound(
            round,
            RoundCount(
                byClass: ClassTallies(device: tally), counting: Set(VoterClass.allCases), rev: 3,
                departures: 0, delayed: Revised(tally, rev: 9)))
    }

    private func sheet(_ rounds: [CountedRound], _ status: DebateStatus = .live) -> ResultSheet {
        ResultSheet(
            rules: DebateRules(), status: status, rounds: rounds, flow: Flow(), ticketsVoid: 2,
            nowMs: 20)
    }

    private let some = Tally(affirmative: 150, negative: 50, voters: 2)

    @Test("a round's tally is there once it is revealed, or where it is shown as it stands")
    func tallies() {
        #expect(counted(1, .pre, .closed(window), some).shown.exact == nil)
        #expect(counted(1, .pre, .closed(window), reveal: .delayed, some).shown.exact == nil)
        #expect(counted(1, .pre, .closed(window), reveal: .banded, some).shown.exact == nil)
        #expect(counted(1, .live, .closed(window), reveal: .live, some).shown.exact?.tally == some)
        #expect(
            counted(1, .pre, .revealed(window, atMs: 12), some).shown.exact?.tally == some)
        #expect(
            counted(1, .live, .voided(nil, atMs: 1, reason: "x"), reveal: .live, some).shown.exact
                == nil)
    }

    @Test("the verdict waits for the reveal, even of a round that is shown as it stands")
    func verdict() {
        let shown = counted(1, .live, .closed(window), reveal: .live, some)
        #expect(sheet([shown]).result.verdict == nil)
        let revealed = counted(1, .live, .revealed(window, atMs: 12), reveal: .live, some)
        #expect(sheet([revealed]).result.verdict?.winner == .affirmative)
    }

    @Test("V9: a void round decides nothing")
    func void() {
        let void = counted(
            1, .post, .voided(window.window, atMs: 11, reason: "x"), Tally(negative: 900, voters: 9)
        )
        let live = counted(2, .live, .revealed(window, atMs: 12), some)
        #expect(sheet([void, live]).result.verdict?.winner == .affirmative)
    }

    @Test("a planned round is waited for, until the debate ends without it")
    func planned() {
        let live = counted(1, .live, .revealed(window, atMs: 12), some)
        let post = counted(2, .post, .planned(VoteRound.Plan()), .zero)
        #expect(sheet([live, post]).result.verdict == nil)
        #expect(sheet([live, post], .ended).result.verdict?.winner == .affirmative)
    }

    @Test("E2: a delayed tally stands still from the deadline on")
    func delayed() {
        var round = counted(1, .live, .opened(.init(opensAtMs: 0)), some).round
        round.terms.delaySeconds = 10
        #expect(round.delayedAsOfMs(nowMs: 25_000) == 15_000)
        round.life = .opened(.init(opensAtMs: 0, closesAtMs: 24_000, graceMs: 500))
        #expect(round.delayedAsOfMs(nowMs: 25_000) == 14_000)
        #expect(round.delayedAsOfMs(nowMs: 99_000) == 14_000)
        #expect(round.delayedAsOfMs(nowMs: 20_000) == 10_000)
    }

    @Test("the sheet on the wire, before anything is revealed")
    func json() {
        let text = JSONText.of(sheet([counted(1, .pre, .closed(window), some)]))
        #expect(text.hasPrefix(#"{"rules":{"winnerRule":"most_points","#))
        #expect(text.contains(#""rounds":[{"round":{"id":"r1","kind":"pre","state":"closed","#))
        #expect(
            text.hasSuffix(
                #"""
                },"tally":null,"byClass":null}],"swing":null,"flow":null,"conversion":null,\#
                "verdict":null,"judges":null,"corrections":[],"ticketsVoid":2}
                """#))
        let correction = Correction(
            round: RoundNumber(1), affirmative: 5, negative: -3, by: "阿明", reason: "补计", atMs: 7)
        #expect(
            JSONText.of(correction) == #"""
                {"roundId":"r1","affirmative":5,"negative":-3,"by":"阿明","reason":"补计","atMs":7}
                """#)
    }
}
