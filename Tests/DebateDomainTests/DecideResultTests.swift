import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Decide result")
struct DecideResultTests {
    private func device(
        _ affirmative: Int, _ negative: Int, undecided: Int = 0, _ voters: Int
    ) -> ClassTallies {
        ClassTallies(
            device: Tally(
                affirmative: affirmative, negative: negative, undecided: undecided, voters: voters))
    }

    private func flow(_ moves: [(Stance, Stance, Int)]) -> Flow {
        var flow = Flow()
        for (from, to, count) in moves { flow[from: from, to: to] += count }
        return flow
    }

    private func decide(
        _ rules: DebateRules, _ rounds: [DecideResult.Round], _ flow: Flow = Flow(),
        judges: Verdict.Winner? = nil
    ) -> DebateResult {
        DecideResult(rules: rules, rounds: rounds, flow: flow, judges: judges).decide()
    }

    /// By the rules a debate has until its organiser says otherwise.
    private func decide(
        _ rounds: [DecideResult.Round], _ flow: Flow = Flow(), judges: Verdict.Winner? = nil
    ) -> DebateResult {
        decide(DebateRules(), rounds, flow, judges: judges)
    }

    @Test(
        "W-a: more points in the round that decides; undecided ones add to neither",
        arguments: [
            (300, 200, 9, .affirmative), (200, 300, 0, .negative), (250, 250, 3, .draw),
            (0, 0, 4, .draw), (0, 0, 0, .draw), (1, 0, 0, .affirmative),
        ] as [(Int, Int, Int, Verdict.Winner)])
    func mostPoints(_ affirmative: Int, _ negative: Int, _ undecided: Int, _ winner: Verdict.Winner)
    {
        let tallies = device(affirmative, negative, undecided: undecided, 20)
        #expect(
            decide([.init(.live, tallies)]).verdict
                == Verdict(winner: winner, rule: .mostPoints, by: .audience))
    }

    @Test("W-a: the post round decides where there is one, else the live one")
    func decidingRound() {
        let (live, post) = (device(300, 0, 3), device(0, 300, 3))
        #expect(decide([.init(.live, live), .init(.post, post)]).verdict?.winner == .negative)
        #expect(decide([.init(.live, live)]).verdict?.winner == .affirmative)
        #expect(decide([.init(.live, live), .init(.post, nil)]).verdict == nil)
        #expect(decide([.init(.pre, live)]).verdict == nil)
        #expect(decide([.init(.live, nil)]).verdict == nil)
        #expect(decide([]).verdict == nil)
    }

    @Test("I3: only the classes that count decide")
    func classes() {
        var tallies = device(0, 900, 9)
        tallies.ticket = Tally(affirmative: 100, voters: 1)
        let rules = DebateRules(countingClasses: [.ticket])
        #expect(decide(rules, [.init(.post, tallies)]).verdict?.winner == .affirmative)
        #expect(decide([.init(.post, tallies)]).verdict?.winner == .negative)
    }

    @Test("W-b: the larger gain in share wins, even of the side with fewer points")
    func swingPoints() {
        let rules = DebateRules(winnerRule: .swingPoints)
        // 90 % → 80 % for the affirmative, 10 % → 20 % for the negative side.
        let result = decide(
            rules, [.init(.pre, device(900, 100, 10)), .init(.post, device(1600, 400, 20))])
        #expect(result.swing?.affirmative == Fraction(-1, over: 10))
        #expect(result.swing?.negative == Fraction(1, over: 10))
        #expect(
            result.verdict == Verdict(winner: .negative, rule: .swingPoints, by: .audience))
    }

    @Test("W-b: undecided ballots lower both shares")
    func undecidedShares() {
        let result = decide(
            DebateRules(winnerRule: .swingPoints),
            [
                .init(.pre, device(100, 100, undecided: 2, 4)),
                .init(.post, device(200, 200, undecided: 0, 4)),
            ])
        #expect(result.swing?.affirmative == Fraction(1, over: 4))
        #expect(result.swing?.negative == Fraction(1, over: 4))
        #expect(result.verdict?.winner == .draw)
    }

    @Test("W-b: a share of no ballots is none, and decides nothing")
    func noBallots() {
        let result = decide(
            DebateRules(winnerRule: .swingPoints),
            [.init(.pre, .zero), .init(.post, device(200, 100, 3))])
        #expect(result.swing == nil)
        #expect(result.verdict?.winner == .inconclusive)
    }

    @Test("W-c: the larger rate of those who came over wins")
    func swingConversion() {
        let rules = DebateRules(winnerRule: .swingConversion, minPaired: 2)
        let moves = flow([
            (.affirmative, .affirmative, 6), (.affirmative, .negative, 2),
            (.negative, .negative, 1), (.negative, .affirmative, 1),
            (.undecided, .affirmative, 1), (.undecided, .undecided, 1),
        ])
        let result = decide(
            rules, [.init(.pre, device(800, 200, 12)), .init(.post, device(800, 300, 12))], moves)
        // Of four who did not start there two came to the affirmative; of ten, two to the negative.
        #expect(result.conversion?.toAffirmative == Fraction(1, over: 2))
        #expect(result.conversion?.toNegative == Fraction(1, over: 5))
        #expect(
            result.verdict == Verdict(winner: .affirmative, rule: .swingConversion, by: .audience))
    }

    @Test(
        "W-c: too few in both rounds decide nothing", arguments: [(19, true), (20, false)])
    func minPaired(_ paired: Int, _ isInconclusive: Bool) {
        let result = decide(
            DebateRules(winnerRule: .swingConversion),
            [.init(.pre, device(0, 100 * paired, paired)), .init(.post, device(100, 0, paired))],
            flow([(.negative, .affirmative, paired)]))
        #expect((result.verdict?.winner == .inconclusive) == isInconclusive)
        #expect(result.flow?.paired == paired)
    }

    @Test("W-c: a rate of nobody is 0")
    func emptyRate() {
        let everybodyStays = flow([(.affirmative, .affirmative, 30)])
        let conversion = Conversion(everybodyStays)
        #expect(conversion.toAffirmative == .zero)
        #expect(conversion.toNegative == .zero)
        let result = decide(
            DebateRules(winnerRule: .swingConversion),
            [.init(.pre, device(3000, 0, 30)), .init(.post, device(3000, 0, 30))], everybodyStays)
        #expect(result.verdict?.winner == .draw)
    }

    @Test(
        "W-b, W-c: without a before or an after there is no swing to decide by",
        arguments: [DebateRules.WinnerRule.swingPoints, .swingConversion])
    func noComparison(_ rule: DebateRules.WinnerRule) {
        let rules = DebateRules(winnerRule: rule)
        let some = device(300, 100, 4)
        #expect(decide(rules, [.init(.post, some)]).verdict?.winner == .inconclusive)
        #expect(decide(rules, [.init(.live, some)]).verdict?.winner == .inconclusive)
        #expect(
            decide(rules, [.init(.pre, some), .init(.live, some)]).verdict?.winner == .inconclusive)
    }

    @Test(
        "nothing is said of a round before its reveal", arguments: DebateRules.WinnerRule.allCases)
    func unrevealed(_ rule: DebateRules.WinnerRule) {
        let rules = DebateRules(winnerRule: rule, minPaired: 2)
        let some = device(300, 100, 4)
        let moves = flow([(.affirmative, .negative, 4)])
        let none = DebateResult(swing: nil, flow: nil, conversion: nil, verdict: nil)
        #expect(decide(rules, [.init(.pre, some), .init(.post, nil)], moves) == none)
        let postOnly = decide(rules, [.init(.pre, nil), .init(.post, some)], moves)
        #expect(postOnly.swing == nil && postOnly.flow == nil && postOnly.conversion == nil)
        #expect((postOnly.verdict == nil) == (rule != .mostPoints))
    }

    @Test("W-d: swing, flow and conversion are told whichever rule decides")
    func always() {
        let moves = flow([(.negative, .affirmative, 1)])
        let result = decide(
            [.init(.pre, device(0, 100, 1)), .init(.post, device(100, 0, 1))], moves)
        #expect(result.swing?.affirmative == Fraction(1, over: 1))
        #expect(result.flow == moves)
        #expect(result.conversion?.toAffirmative == Fraction(1, over: 1))
        #expect(result.verdict?.rule == .mostPoints)
    }

    @Test("W-e: a tie is a draw, unless the judges break it and have spoken")
    func ties() {
        let tie = [DecideResult.Round(.live, device(100, 100, 2))]
        let broken = DebateRules(tieRule: .judges)
        #expect(decide(tie, judges: .negative).verdict?.winner == .draw)
        #expect(
            decide(broken, tie).verdict
                == Verdict(winner: .draw, rule: .mostPoints, by: .audience))
        #expect(
            decide(broken, tie, judges: .negative).verdict
                == Verdict(winner: .negative, rule: .mostPoints, by: .judges))
        let clear = [DecideResult.Round(.live, device(200, 100, 3))]
        #expect(decide(broken, clear, judges: .negative).verdict?.by == .audience)
    }

    @Test("W-e: where the judges decide there is no verdict before theirs")
    func judges() {
        let rules = DebateRules(verdictBy: .judges)
        let clear = [DecideResult.Round(.live, device(200, 100, 3))]
        #expect(decide(rules, clear).verdict == nil)
        #expect(
            decide(rules, clear, judges: .negative).verdict
                == Verdict(winner: .negative, rule: .mostPoints, by: .judges))
    }

    /// Catches: a side preferred anywhere; floating point; a share that forgets the undecided.
    @Test("the sides of all ballots swapped, so is the result")
    func symmetry() {
        var random = SeededRandom("result")
        for _ in 0..<1000 {
            let ballots = (0..<random.int(in: 0...40)).map { _ in
                (points(&random), points(&random))
            }
            let rules = DebateRules(
                winnerRule: random.element(of: DebateRules.WinnerRule.allCases),
                minPaired: random.int(in: 2...30))
            let one = result(rules, ballots)
            let other = result(
                rules, ballots.map { ($0.0.map { 100 - $0 }, $0.1.map { 100 - $0 }) })
            #expect(other.verdict?.winner == one.verdict?.winner.swapped)
            #expect(other.flow == one.flow?.swapped)
            #expect(other.swing?.affirmative == one.swing?.negative)
            #expect(other.conversion?.toNegative == one.conversion?.toAffirmative)
        }
    }

    private func points(_ random: inout SeededRandom) -> Int? {
        random.element(of: [nil, 0, 100, 50, 49, 51, random.int(in: 0...100)])
    }

    private func result(_ rules: DebateRules, _ pairs: [(Int?, Int?)]) -> DebateResult {
        var (pre, post, flow) = (ClassTallies.zero, ClassTallies.zero, Flow())
        for (before, after) in pairs {
            pre.device += Tally(affirmativePoints: before)
            post.device += Tally(affirmativePoints: after)
            flow[
                from: Stance(affirmativePoints: before), to: Stance(affirmativePoints: after)] += 1
        }
        return decide(rules, [.init(.pre, pre), .init(.post, post)], flow)
    }

    @Test(
        "a stance is the side with more than half of the points",
        arguments: [
            (nil, .undecided), (0, .negative), (49, .negative), (50, .undecided),
            (51, .affirmative), (100, .affirmative),
        ] as [(Int?, Stance)])
    func stances(_ points: Int?, _ stance: Stance) {
        #expect(Stance(affirmativePoints: points) == stance)
    }

    @Test("the parts of a result on the wire")
    func json() {
        let revelation = Revelation(
            tally: Tally(affirmative: 100, voters: 1), byClass: device(100, 0, 1),
            result: decide(
                [.init(.pre, device(0, 100, 1)), .init(.post, device(100, 0, 1))],
                flow([(.negative, .affirmative, 1)])))
        var json = JSONWriter()
        json.object { json in revelation.writeMembers(to: &json) }
        let none = #"{"affirmative":0,"negative":0,"undecided":0}"#
        let zero = #"{"affirmative":0,"negative":0,"undecided":0,"voters":0}"#
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == #"""
                {"tally":{"affirmative":100,"negative":0,"undecided":0,"voters":1,\#
                "byClass":{"ticket":\#(zero),"account":\#(zero),\#
                "device":{"affirmative":100,"negative":0,"undecided":0,"voters":1,"weak":0}}},\#
                "swing":{"affirmative":{"numerator":1,"denominator":1},\#
                "negative":{"numerator":-1,"denominator":1}},\#
                "flow":{"affirmative":\#(none),\#
                "negative":{"affirmative":1,"negative":0,"undecided":0},"undecided":\#(none)},\#
                "verdict":{"winner":"affirmative","rule":"most_points","by":"audience"}}
                """#)
    }
}
