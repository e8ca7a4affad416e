import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Project a count")
struct ProjectTests {
    private let all = Set(VoterClass.allCases)

    private var count: RoundCount {
        RoundCount(
            byClass: ClassTallies(
                ticket: Tally(affirmative: 1500, negative: 400, undecided: 2, voters: 21),
                device: Tally(negative: 300, voters: 3)),
            counting: [.ticket], rev: 40, departures: 2,
            delayed: Revised(Tally(affirmative: 100, voters: 1), rev: 1_700_000_000_000),
            band: Revised(.ahead(.affirmative), rev: 3))
    }

    @Test("E2: live shows the count as it stands, of the classes that count and of each")
    func live() {
        let shown = RevealMode.live.project(count, .counting)
        #expect(
            shown
                == PublicCount(
                    tally: Revised(count.byClass.ticket, rev: 41), byClass: count.byClass,
                    voters: Revised(21, rev: 62)))
    }

    @Test("E2: delayed shows the count as it stood, and nothing until there is one so old")
    func delayed() {
        let shown = RevealMode.delayed.project(count, .counting)
        #expect(shown == PublicCount(tally: count.delayed, voters: Revised(21, rev: 62)))
        var young = count
        young.delayed = nil
        #expect(
            RevealMode.delayed.project(young, .counting)
                == PublicCount(voters: Revised(21, rev: 62)))
    }

    @Test("E3: banded shows the band shown last, and the turnout in tens")
    func banded() {
        let shown = RevealMode.banded.project(count, .counting)
        #expect(shown == PublicCount(band: count.band, voters: Revised(20, rev: 71)))
        var first = count
        first.band = nil
        #expect(
            RevealMode.banded.project(first, .counting)
                == PublicCount(band: nil, voters: Revised(20, rev: 71)))
    }

    @Test("E4: hidden shows the turnout alone")
    func hidden() {
        #expect(
            RevealMode.hidden.project(count, .counting) == PublicCount(voters: Revised(21, rev: 82))
        )
    }

    @Test(
        "E5: once revealed everything is shown, whatever the mode", arguments: RevealMode.allCases)
    func revealed(_ mode: RevealMode) {
        let shown = mode.project(count, .revealed(atMs: 1_700_000_000_005))
        #expect(shown.tally == Revised(count.byClass.ticket, rev: 1_700_000_000_005))
        #expect(shown.byClass == count.byClass)
        #expect(shown.band == nil)
        #expect(shown.voters.value == 21)
    }

    @Test("V9: a void round shows no more than how many had voted", arguments: RevealMode.allCases)
    func void(_ mode: RevealMode) {
        let shown = mode.project(count, .void)
        #expect(shown == PublicCount(voters: shown.voters))
    }

    /// Catches: any number, revision or absence that depends on the sides.
    @Test("E3, E4: the sides of all ballots swapped, nothing hidden shows it")
    func swapping() {
        var random = SeededRandom("projection")
        for _ in 0..<500 {
            let count = randomCount(&random)
            var swapped = count
            swapped.byClass = count.byClass.swapped
            swapped.delayed = count.delayed.map { Revised($0.value.swapped, rev: $0.rev) }
            swapped.band = count.band.map { Revised($0.value.swapped, rev: $0.rev) }
            for standing in [RoundStanding.counting, .void] {
                let one = RevealMode.hidden.project(count, standing)
                #expect(RevealMode.hidden.project(swapped, standing) == one)
                let (banded, other) = (
                    RevealMode.banded.project(count, standing),
                    RevealMode.banded.project(swapped, standing)
                )
                #expect(
                    PublicCount(tally: banded.tally, voters: banded.voters)
                        == PublicCount(tally: other.tally, voters: other.voters))
                #expect(banded.band?.value.swapped == other.band?.value)
            }
        }
    }

    /// Catches: a delayed tally that depends on the count of now.
    @Test("E2: what came within the delay does not show")
    func delay() {
        var random = SeededRandom("delayed projection")
        for _ in 0..<500 {
            let count = randomCount(&random)
            var other = count
            other.byClass = count.byClass.swapped
            #expect(
                RevealMode.delayed.project(count, .counting)
                    == RevealMode.delayed.project(other, .counting))
        }
    }

    /// Catches: a turnout that changes under the same revision, a revision that falls.
    @Test(
        "a number that changed has a larger revision, through every closing of the mode and the reveal"
    )
    func revisions() {
        var random = SeededRandom("revisions")
        for _ in 0..<200 {
            var count = RoundCount.none(counting: all)
            var mode = RevealMode.live
            var last = mode.project(count, .counting).voters
            for _ in 0..<60 {
                if random.int(in: 0...3) == 0, count.byClass.account.voters > 0 {
                    count.byClass.account.voters -= 1
                    count.departures += 1
                } else {
                    count.byClass.account.voters += 1
                }
                if random.int(in: 0...20) == 0 {
                    mode = max(mode, random.element(of: RevealMode.allCases))
                }
                let voters = mode.project(count, .counting).voters
                #expect(voters.rev >= last.rev)
                #expect(voters.value == last.value || voters.rev > last.rev)
                last = voters
            }
            let revealed = mode.project(count, .revealed(atMs: 1)).voters
            #expect(revealed.value == last.value || revealed.rev > last.rev)
            #expect(revealed.rev >= last.rev)
        }
    }

    @Test("a round's members on the wire")
    func json() {
        func text(_ mode: RevealMode, _ standing: RoundStanding = .counting) -> String {
            JSONText.of(Members(mode.project(count, standing)))
        }
        #expect(text(.hidden) == #"{"tally":null,"band":null,"voters":21}"#)
        #expect(text(.banded) == #"{"tally":null,"band":"ahead:affirmative","voters":20}"#)
        #expect(
            text(.delayed) == #"""
                {"tally":{"affirmative":100,"negative":0,"undecided":0,"voters":1,"byClass":null},\#
                "band":null,"voters":21}
                """#)
        #expect(
            text(.hidden, .revealed(atMs: 5)).hasPrefix(
                #"{"tally":{"affirmative":1500,"negative":400,"undecided":2,"voters":21,"byClass":{"#
            ))
    }

    private func randomCount(_ random: inout SeededRandom) -> RoundCount {
        func tally() -> Tally {
            Tally(
                affirmative: random.int(in: 0...5000), negative: random.int(in: 0...5000),
                undecided: random.int(in: 0...9), voters: random.int(in: 0...99))
        }
        let bands: [Band] = [.close, .leading(.affirmative), .ahead(.negative)]
        return RoundCount(
            byClass: ClassTallies(ticket: tally(), account: tally(), device: tally()),
            counting: random.element(of: [all, [.ticket], [.account, .device]]),
            rev: Int64(random.int(in: 1...500)), departures: random.int(in: 0...9),
            delayed: random.int(in: 0...1) == 0 ? nil : Revised(tally(), rev: 1_700_000_000_000),
            band: random.int(in: 0...1) == 0 ? nil : Revised(random.element(of: bands), rev: 7))
    }

    private struct Members: JSONWritable {
        let count: PublicCount

        init(_ count: PublicCount) {
            self.count = count
        }

        func write(to json: inout JSONWriter) {
            json.object { json in count.writeMembers(to: &json) }
        }
    }
}
