import DebateTestSupport
import Testing

@testable import DebateDomain

private let minute: Int64 = 60_000

private func round(
    _ reveal: RevealMode, life: VoteRound.Life = .opened(VoteRound.Window(opensAtMs: 0)),
    delaySeconds: Int = 60
) -> VoteRound {
    VoteRound(
        number: RoundNumber(2), kind: .live,
        terms: RoundTerms(takesUndecided: true, reveal: reveal, delaySeconds: delaySeconds),
        life: life)
}

private func at(_ atMs: Int64, _ affirmative: Int, _ voters: Int) -> TimedTally {
    TimedTally(
        atMs: atMs,
        tally: Tally(
            affirmative: affirmative, negative: voters * 100 - affirmative, voters: voters))
}

@Suite("Project series")
struct ProjectSeriesTests {
    private let closed = VoteRound.ClosedWindow(opensAtMs: 0, closesAtMs: 10 * minute, graceMs: 0)

    private func shown(
        _ round: VoteRound, _ samples: [TimedTally], step: Int64 = minute,
        nowMs: Int64 = 20 * minute
    ) -> RoundSeries {
        ProjectSeries.forEverybody(round, samples, stepMs: step, nowMs: nowMs)
    }

    @Test("the last sample of each step stands for it, and only changes make points")
    func steps() {
        let samples = [
            at(1000, 100, 1), at(59_999, 150, 2), at(60_000, 250, 3), at(125_000, 250, 3),
            at(190_000, 350, 4),
        ]
        let series = shown(round(.live), samples)
        #expect(series.tally == [at(0, 150, 2), at(60_000, 250, 3), at(180_000, 350, 4)])
        #expect(series.voters.map(\.count) == [2, 3, 4])
        #expect(series.voters.map(\.atMs) == [0, 60_000, 180_000])
    }

    @Test(
        "hidden and banded tallies are not shown before the reveal, and are after it",
        arguments: [RevealMode.hidden, .banded])
    func hidden(_ mode: RevealMode) {
        let samples = [at(1000, 300, 12), at(70_000, 900, 27)]
        for life in [VoteRound.Life.opened(VoteRound.Window(opensAtMs: 0)), .closed(closed)] {
            #expect(shown(round(mode, life: life), samples).tally == nil)
        }
        let revealed = shown(round(mode, life: .revealed(closed, atMs: 12 * minute)), samples)
        #expect(revealed.tally == [at(0, 300, 12), at(60_000, 900, 27)])
    }

    @Test("turnout in mode banded is rounded down to tens")
    func banded() {
        let samples = [at(1000, 0, 9), at(70_000, 0, 10), at(130_000, 0, 19), at(190_000, 0, 30)]
        #expect(
            shown(round(.banded), samples).voters == [
                TimedCount(atMs: 0, count: 0), TimedCount(atMs: 60_000, count: 10),
                TimedCount(atMs: 180_000, count: 30),
            ])
    }

    @Test(
        "in mode delayed samples older than the delay are shown, and it stands still at the close")
    func delayed() {
        let samples = [at(1000, 100, 1), at(5 * minute, 200, 2), at(9 * minute + 30_000, 300, 3)]
        let open = round(.delayed)
        #expect(shown(open, samples, nowMs: 61_000).tally == [at(0, 100, 1)])
        #expect(shown(open, samples, nowMs: 60_999).tally == nil)
        #expect(shown(open, samples, nowMs: 61_000).voters.last?.count == 3, "turnout is not late")
        let ended = round(.delayed, life: .closed(closed))
        #expect(
            shown(ended, samples, nowMs: 90 * minute).tally
                == [at(0, 100, 1), at(5 * minute, 200, 2)])
        let revealed = round(.delayed, life: .revealed(closed, atMs: 11 * minute))
        #expect(shown(revealed, samples).tally?.count == 3)
    }

    @Test("the organiser sees it as it is, whatever the mode", arguments: RevealMode.allCases)
    func organiser(_ mode: RevealMode) {
        let samples = [at(1000, 300, 12), at(70_000, 900, 27)]
        let series = ProjectSeries.forOrganiser(round(mode), samples, stepMs: minute)
        #expect(series.tally == [at(0, 300, 12), at(60_000, 900, 27)])
        #expect(series.voters.map(\.count) == [12, 27])
    }

    @Test("with the sides of all ballots changed, what hides them shows the same")
    func permuted() {
        var random = SeededRandom("series: permuted sides")
        for _ in 0..<200 {
            var atMs: Int64 = 0
            var voters = 0
            let samples = (0..<random.int(in: 0...30)).map { _ in
                atMs += Int64(random.int(in: 1000...90_000))
                voters += random.int(in: 0...5)
                return at(atMs, random.int(in: 0...voters * 100), voters)
            }
            let others = samples.map { at($0.atMs, $0.tally.negative, $0.tally.voters) }
            let step = random.element(of: [10_000, 60_000, 300_000] as [Int64])
            for mode in [RevealMode.hidden, .banded] {
                #expect(
                    shown(round(mode), samples, step: step)
                        == shown(round(mode), others, step: step))
            }
            let recent = Int64(0)
            let late = shown(round(.delayed), samples, step: step, nowMs: recent)
            #expect(late == shown(round(.delayed), others, step: step, nowMs: recent))
        }
    }

    @Test(
        "steps are whole minutes, or ten seconds, or five minutes",
        arguments: [("", 60), ("stepSeconds=10", 10), ("stepSeconds=300", 300)])
    func step(_ query: String, _ seconds: Int) throws {
        #expect(try ReadStatistics(QueryParameters(query)).stepSeconds == seconds)
    }

    @Test(
        "and nothing else",
        arguments: [
            ("stepSeconds=30", .notAllowed), ("stepSeconds=0", .outOfRange),
            ("stepSeconds=x", .wrongType),
        ] as [(String, FieldReason)])
    func badStep(_ query: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem("stepSeconds", reason)])) {
            try ReadStatistics(QueryParameters(query))
        }
    }
}
