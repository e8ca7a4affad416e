import Testing

@testable import DebateDomain

@Suite("Open round")
struct OpenRoundTests {
    private func open(
        _ json: String = "{}", _ target: VoteRound = round(), _ status: DebateStatus = .live,
        among others: [VoteRound] = [], graceMs: Int64 = 0, nowMs: Int64 = 3000
    ) throws -> VoteRound? {
        let rounds = DebateRounds(status: status, rounds: others + [target])
        return try OpenRound(body(json)).decide(
            target.number, in: rounds, graceMs: graceMs, nowMs: nowMs
        ).first?.round
    }

    @Test(
        "closes when it is told to, or as planned, or when somebody closes it",
        arguments: [
            ("{}", nil, nil), ("{}", 9000, 9000), ("{}", 3000, nil),
            (#"{"seconds":10}"#, nil, 13_000),
            (#"{"seconds":86400}"#, 9000, 86_403_000), (#"{"closesAtMs":3001}"#, 9000, 3001),
        ] as [(String, Int64?, Int64?)])
    func deadlines(_ json: String, _ planned: Int64?, _ closesAtMs: Int64?) throws {
        let target = round(1, .pre, .planned(.init(closesAtMs: planned)))
        #expect(
            try open(json, target, graceMs: 700)?.life
                == .opened(
                    VoteRound.Window(opensAtMs: 3000, closesAtMs: closesAtMs, graceMs: 700)))
    }

    @Test(
        "refuses what it cannot take",
        arguments: [
            (#"{"seconds":9}"#, "seconds", .outOfRange),
            (#"{"seconds":86401}"#, "seconds", .outOfRange),
            (#"{"seconds":10,"closesAtMs":9000}"#, "closesAtMs", .notAllowed),
            (#"{"closesAtMs":3000}"#, "closesAtMs", .outOfRange),
            (#"{"minutes":1}"#, "minutes", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try open(json) }
    }

    @Test("once only", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation { _ = try open("{}", round(1, .pre, life)) }
        switch name {
        case "planned": #expect(refused == nil)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundStarted)
        }
    }

    @Test("V1: pre before and during the debate, live and post during it")
    func status() {
        for kind in RoundKind.allCases {
            let during = violation { _ = try open("{}", round(1, kind), .live) }
            let before = violation { _ = try open("{}", round(1, kind), .notStarted) }
            let after = violation { _ = try open("{}", round(1, kind), .ended) }
            #expect(during == nil)
            #expect(before == (kind == .pre ? nil : .notLive))
            #expect(after == .alreadyEnded)
        }
    }

    @Test(
        "V1: one at a time, the grace included; a tally not written yet holds up nothing",
        arguments: [
            (opened(), true), (opened(closesAtMs: 3001), true),
            (opened(closesAtMs: 2000, graceMs: 1001), true),
            (opened(closesAtMs: 2000, graceMs: 1000), false), (opened(closesAtMs: 3000), false),
            (.planned(.init()), false), (.closed(closedWindow), false),
            (.voided(nil, atMs: 2000, reason: "误开"), false),
        ] as [(VoteRound.Life, Bool)])
    func oneAtATime(_ life: VoteRound.Life, _ blocks: Bool) {
        let refused = violation {
            _ = try open("{}", round(2, .post), among: [round(1, .live, life)])
        }
        #expect(refused == (blocks ? .roundOpen(roundID: "r1") : nil))
    }
}
