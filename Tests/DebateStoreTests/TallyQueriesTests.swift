import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Tally queries")
struct TallyQueriesTests {
    private let votes: VotingDatabase

    init() throws {
        votes = try VotingDatabase()
    }

    @Test("counts are of each class, with weak devices and departures; void ballots are out")
    func classes() throws {
        let round = try votes.open(.pre)
        try votes.cast(100, by: .device(.init(.sample(1))), in: round)
        try votes.cast(nil, by: .device(.init(.sample(2)), isWeak: true), in: round)
        try votes.cast(30, by: .account(.init(.sample(7))), from: 8, in: round)
        // The account comes from the first device: its ballot counts no more.
        try votes.cast(60, by: .account(.init(.sample(9))), from: 1, in: round)
        try votes.cast(70, by: .account(.init(.sample(9))), from: 1, in: round)
        let counted = try #require(try votes.counted().first)
        #expect(
            counted.count.byClass
                == ClassTallies(
                    account: Tally(affirmative: 100, negative: 100, voters: 2),
                    device: Tally(undecided: 1, voters: 1), weakDevices: 1))
        #expect(counted.count.departures == 1)
        #expect(counted.count.rev == 6)
        #expect(counted.count.delayed == nil)
        #expect(counted.count.band == nil)
    }

    /// Catches: a ballot counted twice, a replaced one left in, a pairing by anything but the voter.
    @Test("S4: counts and flow are those of the ballots left in the end")
    func model() throws {
        var random = SeededRandom("tallies")
        var (ballots, pre): ([[Int: Int?]], RoundNumber) = ([[:], [:]], try votes.open(.pre))
        func points() -> Int? {
            random.element(of: [nil, 0, 49, 50, 51, 100, random.int(in: 0...100)])
        }
        func castSome(_ index: Int, in round: RoundNumber) throws {
            for _ in 0..<150 {
                let (voter, choice) = (random.int(in: 1...60), points())
                try votes.cast(choice, by: .device(.init(.sample(voter))), in: round)
                ballots[index][voter] = .some(choice)
            }
        }
        try castSome(0, in: pre)
        try votes.reveal(pre)
        let post = try votes.open(.post)
        try castSome(1, in: post)
        try votes.reveal(post)
        let sheet = try votes.sheet()
        for (index, counted) in sheet.rounds.enumerated() {
            let expected = ballots[index].values.reduce(Tally.zero) { sum, points in
                sum + Tally(affirmativePoints: points)
            }
            #expect(counted.count.byClass.device == expected)
        }
        var flow = Flow()
        for (voter, before) in ballots[0] {
            guard let after = ballots[1][voter] else { continue }
            flow[
                from: Stance(affirmativePoints: before), to: Stance(affirmativePoints: after)] += 1
        }
        #expect(sheet.result.flow == flow)
        #expect(flow.paired > 20)
    }

    @Test("only classes that count are paired, and only ballots that count")
    func counting() throws {
        let pre = try votes.open(.pre)
        try votes.cast(0, by: .device(.init(.sample(1))), in: pre)
        try votes.cast(0, by: .account(.init(.sample(2))), from: 2, in: pre)
        try votes.reveal(pre)
        let post = try votes.open(.post)
        try votes.cast(100, by: .device(.init(.sample(1))), in: post)
        try votes.cast(100, by: .account(.init(.sample(2))), from: 2, in: post)
        // The voter's other ballot of `post` is superseded: nothing is paired with it.
        try votes.cast(100, by: .account(.init(.sample(3))), from: 1, in: post)
        try votes.reveal(post)
        let flow = { (classes: Set<VoterClass>) in
            try votes.read { transaction throws(StoreError) in
                try transaction.flow(from: pre, to: post, counting: classes)
            }
        }
        #expect(try flow([.account]).paired == 1)
        #expect(try flow([.account])[from: .negative, to: .affirmative] == 1)
        #expect(try flow([.device]).paired == 0)
    }

    @Test("a reveal tells its round's tally, and what follows from those before it")
    func revelation() throws {
        let pre = try votes.open(.pre)
        try votes.cast(0, by: .device(.init(.sample(1))), in: pre)
        #expect(try votes.revelation(pre) == nil)
        try votes.reveal(pre)
        let first = try #require(try votes.revelation(pre))
        #expect(first.tally == Tally(negative: 100, voters: 1))
        #expect(first.result.flow == nil)
        let post = try votes.open(.post)
        try votes.cast(100, by: .device(.init(.sample(1))), in: post)
        try votes.reveal(post)
        let second = try #require(try votes.revelation(post))
        #expect(second.byClass.device == Tally(affirmative: 100, voters: 1))
        #expect(second.result.swing?.affirmative == Fraction(1, over: 1))
        #expect(second.result.verdict?.winner == .affirmative)
    }

    @Test("hot numbers are of the round opened last, projected; the organiser's are true")
    func counters() throws {
        #expect(try votes.counters(shown: true) == Counters())
        let pre = try votes.open(.pre)
        try votes.cast(70, by: .device(.init(.sample(1))), in: pre)
        let hidden = try votes.counters(shown: true)
        #expect(hidden.roundID == pre.text)
        #expect(hidden.values == [CounterValue(name: "voters", value: .number(1), rev: 22)])
        let truth = try votes.counters(shown: false)
        #expect(
            truth.values.map(\.name) == [
                "tally.affirmative", "tally.negative", "tally.undecided", "voters",
            ])
        #expect(truth.values.map(\.value) == [.number(70), .number(30), .number(0), .number(1)])
        try votes.reveal(pre)
        let post = try votes.open(.post, reveal: .live)
        let shown = try votes.counters(shown: true)
        #expect(shown.roundID == post.text)
        #expect(shown.values.map(\.value) == [.number(0), .number(0), .number(0), .number(0)])
    }

    @Test("the tallies of a debate are found by indexes, without looking at other debates")
    func plans() throws {
        let connection = try Connection(
            path: votes.database.home.settings.databasePath, mode: .readOnly)
        for (sql, values) in [
            (TallyRow.ofDebate, ["x"]), (TallyRow.sample, [1, 2]), (TallyRow.moves, [1, 2]),
        ] as [(String, [any SQLiteValue])] {
            let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql, values) { $0.text(3) }
            #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
        }
        for sql in [ChangedRound.unsampled, ChangedRound.unbanded] {
            let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql, [1, 2]) { $0.text(3) }
            #expect(
                plan.contains {
                    $0.hasPrefix("SCAN vote_round USING INDEX vote_round_counting")
                }, "\(plan)")
        }
    }
}
