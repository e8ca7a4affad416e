import DebateTestSupport
import Testing

@testable import DebateDomain

private let phone = DeviceID(.sample(1))
private let byDevice = VoterIdentity.device(phone)
private let byAccount = VoterIdentity.account(AccountID(.sample(2)))
private let byTicket = VoterIdentity.ticket(TicketNumber(3))

private func ballot(
    _ voter: VoterIdentity, _ points: Int? = 100, state: Ballot.State = .counted
) -> Ballot {
    Ballot(
        voter: voter, choice: BallotChoice(affirmativePoints: points), device: phone, atMs: 1100,
        state: state)
}

@Suite("Cast ballot")
struct CastBallotTests {
    private func cast(
        _ points: Int? = 100, on life: VoteRound.Life = opened(),
        by voter: VoterIdentity = byDevice,
        own: Ballot? = nil, weaker: [Ballot] = [], isFinal: Bool = false,
        undecided: Bool = true, atMs: Int64 = 1500
    ) throws -> [BallotStep] {
        let terms = RoundTerms(isFinal: isFinal, takesUndecided: undecided, reveal: .hidden)
        return try CastBallot(BallotChoice(affirmativePoints: points)).decide(
            on: round(1, .pre, life, terms: terms), by: voter, from: phone,
            standing: CastBallot.Standing(own: own, weaker: weaker), atMs: atMs)
    }

    @Test("V5: points from 0 to 100, or undecided", arguments: [0, 1, 50, 99, 100])
    func taken(_ points: Int) throws {
        let request = try CastBallot(body(#"{"affirmativePoints":\#(points)}"#))
        #expect(request.choice == .points(affirmative: points))
        let other = try CastBallot(body(#"{"affirmativePoints":\#(points),"undecided":false}"#))
        #expect(other == request)
        #expect(try CastBallot(body(#"{"undecided":true}"#)).choice == .undecided)
    }

    @Test(
        "refuses what is no ballot",
        arguments: [
            ("{}", "affirmativePoints", .required),
            (#"{"undecided":false}"#, "affirmativePoints", .required),
            (#"{"affirmativePoints":101}"#, "affirmativePoints", .outOfRange),
            (#"{"affirmativePoints":-1}"#, "affirmativePoints", .outOfRange),
            (#"{"affirmativePoints":50.0}"#, "affirmativePoints", .wrongType),
            (#"{"affirmativePoints":5e1}"#, "affirmativePoints", .wrongType),
            (#"{"affirmativePoints":"50"}"#, "affirmativePoints", .wrongType),
            (#"{"affirmativePoints":50,"undecided":true}"#, "undecided", .notAllowed),
            (#"{"affirmativePoints":50,"side":"affirmative"}"#, "side", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try CastBallot(body(json))
        }
    }

    @Test(
        "V3: to the millisecond",
        arguments: [
            (999, .roundNotOpen), (1000, nil), (1999, nil), (2000, nil), (2499, nil),
            (2500, .roundClosed), (2501, .roundClosed),
        ] as [(Int64, RuleViolation?)])
    func edges(_ atMs: Int64, _ refusal: RuleViolation?) {
        let life = opened(closesAtMs: 2000, graceMs: 500)
        let refused = violation { _ = try cast(on: life, atMs: atMs) }
        #expect(refused == refusal)
    }

    @Test("V3: only an open round takes ballots", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation { _ = try cast(on: life, atMs: 1500) }
        switch name {
        case "planned": #expect(refused == .roundNotOpen)
        case "open", "closing": #expect(refused == nil)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundClosed)
        }
    }

    @Test("V5: undecided where the round takes it")
    func undecided() throws {
        #expect(try cast(nil) == [.cast(Ballot(ballot(byDevice, nil), atMs: 1500))])
        #expect(throws: RuleViolation.undecidedNotTaken) { try cast(nil, undecided: false) }
    }

    @Test("V6: a new ballot replaces the former")
    func replace() throws {
        #expect(
            try cast(0, own: ballot(byDevice, 100)) == [
                .replace(
                    Ballot(ballot(byDevice, 0), atMs: 1500), former: .points(affirmative: 100))
            ])
    }

    @Test("V7: the same again changes nothing, in a final round and after the end too")
    func same() throws {
        let own = ballot(byDevice, 70)
        #expect(try cast(70, own: own).isEmpty)
        #expect(try cast(70, own: own, isFinal: true).isEmpty)
        #expect(try cast(70, on: .closed(closedWindow), own: own).isEmpty)
        #expect(try cast(70, on: opened(closesAtMs: 1400), own: own).isEmpty)
        #expect(throws: RuleViolation.roundVoided) {
            try cast(70, on: .voided(nil, atMs: 1, reason: "误开"), own: own)
        }
    }

    @Test("V7: a final round takes no other ballot")
    func final() {
        #expect(throws: RuleViolation.alreadyVoted) {
            try cast(71, own: ballot(byDevice, 70), isFinal: true)
        }
        // Too late is too late, whatever else it is.
        #expect(throws: RuleViolation.roundClosed) {
            try cast(
                71, on: opened(closesAtMs: 1400), own: ballot(byDevice, 70), isFinal: true)
        }
    }

    @Test("I2: an accepted ballot of a stronger class takes the weaker ones' place first")
    func supersede() throws {
        let weaker = [ballot(byDevice, 0), ballot(byAccount, 100)]
        for isFinal in [false, true] {
            #expect(
                try cast(30, by: byTicket, weaker: weaker, isFinal: isFinal) == [
                    .supersede(weaker[0]), .supersede(weaker[1]),
                    .cast(Ballot(ballot(byTicket, 30), atMs: 1500)),
                ])
        }
        // The ticket voted before, on another device: here it comes in place of the weaker ones.
        let own = ballot(byTicket, 30)
        #expect(
            try cast(30, by: byTicket, own: own, weaker: weaker) == weaker.map { .supersede($0) })
        #expect(try cast(40, by: byTicket, own: own, weaker: weaker).count == 3)
    }

    @Test("I2: a refused ballot of a stronger class leaves the weaker ones alone")
    func refusedStronger() throws {
        let weaker = [ballot(byDevice, 0)]
        #expect(throws: RuleViolation.alreadyVoted) {
            try cast(40, by: byTicket, own: ballot(byTicket, 30), weaker: weaker, isFinal: true)
        }
        #expect(throws: RuleViolation.roundClosed) {
            try cast(on: .closed(closedWindow), by: byTicket, weaker: weaker)
        }
        let own = ballot(byTicket, 30)
        #expect(
            try cast(30, on: .closed(closedWindow), by: byTicket, own: own, weaker: weaker).isEmpty)
    }

    @Test(
        "what counts no more is never revived",
        arguments: [Ballot.State.superseded, .void], [0, 100])
    func revive(_ state: Ballot.State, _ points: Int) {
        #expect(throws: RuleViolation.alreadyVoted) {
            try cast(points, own: ballot(byDevice, 100, state: state))
        }
    }

    @Test("I1: the strongest of what is presented votes")
    func strongest() {
        var presented = PresentedIdentity()
        #expect(VoterIdentity.strongest(presented) == nil)
        presented.device = phone
        #expect(VoterIdentity.strongest(presented) == .device(phone))
        presented.deviceIsWeak = true
        #expect(VoterIdentity.strongest(presented)?.isWeak == true)
        presented.account = AccountID(.sample(2))
        #expect(VoterIdentity.strongest(presented) == byAccount)
        presented.ticket = TicketNumber(3)
        #expect(VoterIdentity.strongest(presented) == byTicket)
    }
}

@Suite("Void a ticket's ballots")
struct VoidBallotsTests {
    private func cast(
        _ number: Int64, _ life: VoteRound.Life, _ state: Ballot.State = .counted
    ) -> VoidBallots.Cast {
        VoidBallots.Cast(
            round: round(number, .live, life), ballot: ballot(byTicket, 100, state: state))
    }

    @Test("I6: every ballot that counts, until a result with one of them is known")
    func decide() throws {
        let steps = try VoidBallots.decide([
            cast(1, opened()), cast(2, .closed(closedWindow)), cast(3, opened(), .superseded),
            cast(4, .voided(nil, atMs: 1, reason: "误开")),
        ])
        #expect(steps.map(\.round.value) == [1, 2])
        #expect(steps.allSatisfy { $0.step == .void(ballot(byTicket, 100)) })
        #expect(throws: RuleViolation.alreadyRevealed) {
            try VoidBallots.decide([
                cast(1, opened()), cast(2, .revealed(closedWindow, atMs: 3000)),
            ])
        }
    }
}

extension Ballot {
    /// The same ballot at another time.
    fileprivate init(_ ballot: Ballot, atMs: Int64) {
        self = ballot
        self.atMs = atMs
    }
}
