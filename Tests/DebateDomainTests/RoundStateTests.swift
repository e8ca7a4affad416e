import Testing

@testable import DebateDomain

@Suite("Vote round")
struct VoteRoundTests {
    @Test(
        "V2: the state follows from the times, until the tally is written",
        arguments: [
            (.planned(.init()), 5000, .planned),
            (.planned(.init(opensAtMs: 1000)), 999, .planned),
            (.planned(.init(opensAtMs: 1000)), 1000, .open),
            (opened(), 1000, .open), (opened(), 900_000, .open),
            (opened(closesAtMs: 2000), 1999, .open), (opened(closesAtMs: 2000), 2000, .closing),
            (opened(closesAtMs: 2000, graceMs: 500), 2499, .closing),
            (opened(closesAtMs: 2000, graceMs: 500), 90_000, .closing),
            (.closed(closedWindow), 2000, .closed),
            (.revealed(closedWindow, atMs: 9000), 9000, .closed),
            (.voided(nil, atMs: 9000, reason: "误开"), 9000, .closed),
        ] as [(VoteRound.Life, Int64, RoundState)])
    func states(_ life: VoteRound.Life, _ nowMs: Int64, _ state: RoundState) {
        #expect(round(1, .pre, life).state(atMs: nowMs) == state)
    }

    @Test(
        "V3: the window is half open, and the grace belongs to it",
        arguments: [
            (opened(closesAtMs: 2000), 999, false), (opened(closesAtMs: 2000), 1000, true),
            (opened(closesAtMs: 2000), 1999, true), (opened(closesAtMs: 2000), 2000, false),
            (opened(closesAtMs: 2000, graceMs: 500), 2499, true),
            (opened(closesAtMs: 2000, graceMs: 500), 2500, false),
            (opened(), 999_999_999, true), (.planned(.init(opensAtMs: 1000)), 1500, false),
            (.closed(closedWindow), 1500, false),
            (.voided(closedWindow.window, atMs: 1, reason: "误开"), 1500, false),
        ] as [(VoteRound.Life, Int64, Bool)])
    func window(_ life: VoteRound.Life, _ nowMs: Int64, _ takes: Bool) {
        #expect(round(1, .pre, life).takesBallots(atMs: nowMs) == takes)
    }

    @Test("the current round is the one opened last, void ones aside")
    func current() {
        var rounds = DebateRounds(status: .live)
        #expect(rounds.current == nil)
        rounds.rounds = [
            round(1, .pre, .closed(closedWindow)),
            round(2, .live, .opened(VoteRound.Window(opensAtMs: 3000))), round(3, .post),
        ]
        #expect(rounds.current?.number == RoundNumber(2))
        rounds.rounds[1].life = .voided(nil, atMs: 4000, reason: "误开")
        #expect(rounds.current?.number == RoundNumber(1))
    }

    @Test("what happened replaces the round, adds it, or takes it away")
    func apply() {
        var rounds = DebateRounds(status: .live)
        let planned = round(1)
        rounds.apply(.planned(planned))
        rounds.apply(.planned(planned))
        #expect(rounds.rounds == [planned])
        let open = round(1, .pre, opened(), revision: 2)
        rounds.apply(.opened(open))
        #expect(rounds.rounds == [open])
        rounds.apply(.removed(RoundNumber(1)))
        #expect(rounds.rounds == [])
    }

    @Test("says itself on the wire")
    func json() {
        let view = RoundView(
            round(7, .post, opened(closesAtMs: 2000, graceMs: 500), revision: 3), atMs: 2100)
        #expect(
            JSONText.of(view) == """
                {"id":"r7","kind":"post","state":"closing","final":false,"undecided":true,\
                "reveal":"hidden","delaySeconds":60,"opensAtMs":1000,"closesAtMs":2000,\
                "graceMs":500,"revealedAtMs":null,"voidedAtMs":null,"revision":3}
                """)
    }
}
