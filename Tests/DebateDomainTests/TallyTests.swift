import Testing

@testable import DebateDomain

@Suite("Tally")
struct TallyTests {
    @Test("V5: a ballot splits 100 points; an undecided one has none")
    func ballots() {
        #expect(Tally(affirmativePoints: 100) == Tally(affirmative: 100, voters: 1))
        #expect(Tally(affirmativePoints: 0) == Tally(negative: 100, voters: 1))
        #expect(Tally(affirmativePoints: 50) == Tally(affirmative: 50, negative: 50, voters: 1))
        #expect(Tally(affirmativePoints: nil) == Tally(undecided: 1, voters: 1))
    }

    @Test("what is added can be taken away again")
    func arithmetic() {
        let some = Tally(affirmative: 130, negative: 70, undecided: 1, voters: 3)
        let more = Tally(affirmativePoints: 7)
        #expect(some + more == Tally(affirmative: 137, negative: 163, undecided: 1, voters: 4))
        #expect(some + more - more == some)
    }

    @Test("I3: only the classes that count are added up", arguments: 0..<8)
    func counting(_ bits: Int) {
        var tallies = ClassTallies.zero
        var expected = Tally.zero
        var classes: Set<VoterClass> = []
        for (index, voterClass) in VoterClass.allCases.enumerated() {
            let tally = Tally(
                affirmative: 3 << (8 * index), negative: 5 << (8 * index),
                undecided: 7 << (8 * index), voters: 9 << (8 * index))
            tallies[voterClass] = tally
            guard bits & 1 << index != 0 else { continue }
            classes.insert(voterClass)
            expected += tally
        }
        #expect(tallies.counting(classes) == expected)
    }

    @Test("a class' tally stands under the class' name")
    func json() {
        let tallies = ClassTallies(
            ticket: Tally(affirmative: 100, voters: 1),
            account: Tally(negative: 100, voters: 1), device: Tally(undecided: 2, voters: 2),
            weakDevices: 1)
        #expect(
            JSONText.of(tallies) == #"""
                {"ticket":{"affirmative":100,"negative":0,"undecided":0,"voters":1},\#
                "account":{"affirmative":0,"negative":100,"undecided":0,"voters":1},\#
                "device":{"affirmative":0,"negative":0,"undecided":2,"voters":2,"weak":1}}
                """#)
    }

    @Test("E5: the modes run from open to closed")
    func closedness() {
        #expect(RevealMode.allCases.sorted() == [.live, .delayed, .banded, .hidden])
        #expect(RevealMode.usual(for: .live) == .live)
        #expect(RevealMode.usual(for: .pre) == .hidden)
        #expect(RevealMode.usual(for: .post) == .hidden)
    }
}
