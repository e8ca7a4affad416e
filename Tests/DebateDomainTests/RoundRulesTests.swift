import Testing

@testable import DebateDomain

@Suite("Create round")
struct CreateRoundTests {
    private func create(_ json: String) throws -> CreateRound {
        try CreateRound(body(json))
    }

    @Test("E1: a live round shows its count, pre and post hide it", arguments: RoundKind.allCases)
    func usual(_ kind: RoundKind) throws {
        let request = try create(#"{"kind":"\#(kind.rawValue)"}"#)
        #expect(request.terms.reveal == (kind == .live ? .live : .hidden))
        #expect(request.terms.takesUndecided == (kind != .live))
        #expect(request.terms.delaySeconds == 60)
        #expect(!request.terms.isFinal)
    }

    @Test("takes every term")
    func all() throws {
        let request = try create(
            """
            {"kind":"post","reveal":"delayed","delaySeconds":10,"final":true,"undecided":false,
             "opensAtMs":5000,"closesAtMs":6000}
            """)
        #expect(
            request.terms
                == RoundTerms(
                    isFinal: true, takesUndecided: false, reveal: .delayed, delaySeconds: 10))
        #expect(request.plan == VoteRound.Plan(opensAtMs: 5000, closesAtMs: 6000))
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "kind", .required), (#"{"kind":"final"}"#, "kind", .notAllowed),
            (#"{"kind":"live","undecided":true}"#, "undecided", .notAllowed),
            (#"{"kind":"pre","reveal":"open"}"#, "reveal", .notAllowed),
            (#"{"kind":"pre","delaySeconds":9}"#, "delaySeconds", .outOfRange),
            (#"{"kind":"pre","delaySeconds":601}"#, "delaySeconds", .outOfRange),
            (#"{"kind":"pre","final":1}"#, "final", .wrongType),
            (#"{"kind":"pre","opensAtMs":-1}"#, "opensAtMs", .outOfRange),
            (#"{"kind":"pre","opensAtMs":"now"}"#, "opensAtMs", .wrongType),
            (#"{"kind":"pre","graceMs":1}"#, "graceMs", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try create(json) }
    }

    @Test("V1: one round of each kind, void ones aside")
    func oneOfAKind() throws {
        var rounds = DebateRounds(status: .notStarted)
        let request = try create(#"{"kind":"pre"}"#)
        rounds.apply(try request.decide(in: rounds, number: RoundNumber(1), nowMs: 1)[0])
        #expect(throws: RuleViolation.roundExists) {
            try request.decide(in: rounds, number: RoundNumber(2), nowMs: 1)
        }
        let post = try create(#"{"kind":"post"}"#)
        rounds.apply(try post.decide(in: rounds, number: RoundNumber(2), nowMs: 1)[0])
        rounds.rounds[0].life = .voided(nil, atMs: 2, reason: "误开")
        rounds.apply(try request.decide(in: rounds, number: RoundNumber(3), nowMs: 3)[0])
        #expect(rounds.rounds.map(\.number.value) == [1, 2, 3])
    }

    @Test("not after the end, and not in the past")
    func whenever() throws {
        let request = try create(#"{"kind":"pre","opensAtMs":5000,"closesAtMs":6000}"#)
        func decide(_ status: DebateStatus, _ nowMs: Int64) throws {
            _ = try request.decide(
                in: DebateRounds(status: status), number: RoundNumber(1), nowMs: nowMs)
        }
        try decide(.live, 4999)
        #expect(throws: RuleViolation.alreadyEnded) { try decide(.ended, 1) }
        #expect(throws: RuleViolation.fields([FieldProblem("opensAtMs", .outOfRange)])) {
            try decide(.live, 5000)
        }
        let reversed = try create(#"{"kind":"pre","opensAtMs":5000,"closesAtMs":5000}"#)
        #expect(throws: RuleViolation.fields([FieldProblem("closesAtMs", .outOfRange)])) {
            try reversed.decide(
                in: DebateRounds(status: .live), number: RoundNumber(1), nowMs: 1)
        }
    }
}

@Suite("Edit round")
struct EditRoundTests {
    private func edit(
        _ json: String, _ round: VoteRound, nowMs: Int64 = 1500
    ) throws -> VoteRound? {
        let rounds = DebateRounds(status: .live, rounds: [round])
        return try EditRound(body(json)).decide(round.number, in: rounds, nowMs: nowMs).first?.round
    }

    @Test("all of a planned round can change, a revision on")
    func planned() throws {
        let edited = try edit(
            """
            {"revision":1,"reveal":"live","delaySeconds":30,"final":true,"undecided":false,
             "opensAtMs":9000,"closesAtMs":9900}
            """, round(1, .post))
        #expect(
            edited
                == round(
                    1, .post, .planned(.init(opensAtMs: 9000, closesAtMs: 9900)),
                    terms: RoundTerms(
                        isFinal: true, takesUndecided: false, reveal: .live, delaySeconds: 30),
                    revision: 2))
        let cleared = try edit(#"{"revision":2,"opensAtMs":null}"#, #require(edited))
        #expect(cleared?.opensAtMs == nil)
        #expect(cleared?.closesAtMs == 9900)
    }

    @Test("an edit without a difference is none")
    func same() throws {
        #expect(try edit(#"{"revision":1,"reveal":"hidden"}"#, round(1, .pre)) == nil)
        #expect(
            try edit(#"{"revision":1,"final":false}"#, round(1, .pre, opened())) == nil)
    }

    @Test("V5: undecided stays out of a live round")
    func undecided() {
        #expect(throws: RuleViolation.fields([FieldProblem("undecided", .notAllowed)])) {
            try edit(#"{"revision":1,"undecided":true}"#, round(1, .live))
        }
    }

    @Test("the revision must be the one it has", arguments: [1, 3])
    func revision(_ revision: Int) {
        #expect(throws: RuleViolation.revisionMoved(current: 2)) {
            try edit(#"{"revision":\#(revision)}"#, round(1, .pre, revision: 2))
        }
        #expect(throws: RuleViolation.fields([FieldProblem("revision", .required)])) {
            try edit("{}", round())
        }
    }

    @Test("E5: an open round only becomes more closed", arguments: RevealMode.allCases)
    func reveal(_ mode: RevealMode) throws {
        for next in RevealMode.allCases {
            var terms = RoundTerms.usual(for: .live)
            terms.reveal = mode
            let open = round(1, .live, opened(), terms: terms)
            let json = #"{"revision":1,"reveal":"\#(next.rawValue)"}"#
            if next < mode {
                #expect(throws: RuleViolation.revealWidens) { try edit(json, open) }
            } else {
                #expect(try edit(json, open)?.terms.reveal == (next == mode ? nil : next))
            }
            // Before the opening every move is free.
            let planned = round(1, .live, terms: terms)
            #expect(try edit(json, planned)?.terms.reveal == (next == mode ? nil : next))
        }
    }

    @Test("V2: an open round's deadline moves, ahead of now only")
    func deadline() throws {
        let open = round(1, .live, opened(closesAtMs: 2000))
        #expect(
            try edit(#"{"revision":1,"closesAtMs":1501}"#, open)?.life
                == opened(closesAtMs: 1501))
        #expect(
            try edit(#"{"revision":1,"closesAtMs":99000}"#, open)?.life
                == opened(closesAtMs: 99000))
        #expect(try edit(#"{"revision":1,"closesAtMs":null}"#, open)?.life == opened())
        #expect(throws: RuleViolation.fields([FieldProblem("closesAtMs", .outOfRange)])) {
            try edit(#"{"revision":1,"closesAtMs":1500}"#, open)
        }
        #expect(throws: RuleViolation.roundClosed) {
            try edit(#"{"revision":1,"closesAtMs":99000}"#, open, nowMs: 2000)
        }
    }

    @Test(
        "what the opening fixed stays",
        arguments: [
            (#""delaySeconds":61"#, "delaySeconds"), (#""final":true"#, "final"),
            (#""undecided":true"#, "undecided"), (#""opensAtMs":1001"#, "opensAtMs"),
            (#""opensAtMs":null"#, "opensAtMs"),
        ])
    func fixed(_ member: String, _ field: String) throws {
        let refused = violation {
            _ = try edit(#"{"revision":1,\#(member)}"#, round(1, .live, opened()))
        }
        #expect(refused == .fields([FieldProblem(field, .notAllowed)]))
    }

    @Test("closed is final", arguments: allLives.filter { !["planned", "open"].contains($0.name) })
    func over(_ name: String, _ life: VoteRound.Life) {
        let refused = violation {
            _ = try edit(#"{"revision":1,"reveal":"hidden"}"#, round(1, .live, life), nowMs: 2000)
        }
        #expect(refused == (name == "voided" ? .roundVoided : .roundClosed))
    }
}

@Suite("Delete round")
struct DeleteRoundTests {
    @Test("only what nobody has opened", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .pre, life)])
        let refused = violation { _ = try DeleteRound.decide(RoundNumber(1), in: rounds) }
        #expect(refused == (name == "planned" ? nil : .roundStarted))
        #expect(throws: RuleViolation.notFound) {
            try DeleteRound.decide(RoundNumber(2), in: rounds)
        }
    }
}

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

@Suite("Close round")
struct CloseRoundTests {
    private func close(_ life: VoteRound.Life, last: Int64? = nil) throws -> VoteRound? {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .live, life)])
        return try CloseRound.decide(
            RoundNumber(1), in: rounds, lastBallotAtMs: last, nowMs: 2000
        ).first?.round
    }

    @Test("moves the deadline to now, after every ballot taken; the grace stays")
    func now() throws {
        #expect(try close(opened(graceMs: 500))?.life == opened(closesAtMs: 2000, graceMs: 500))
        #expect(try close(opened(closesAtMs: 9000))?.life == opened(closesAtMs: 2000))
        #expect(try close(opened(), last: 1999)?.life == opened(closesAtMs: 2000))
        #expect(try close(opened(), last: 2004)?.life == opened(closesAtMs: 2005))
    }

    @Test("once only", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation { _ = try close(life) }
        switch name {
        case "open": #expect(refused == nil)
        case "planned": #expect(refused == .roundNotOpen)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundClosed)
        }
    }
}

@Suite("Void round")
struct VoidRoundTests {
    @Test("V9: before the reveal only, and once", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let rounds = DebateRounds(status: .live, rounds: [round(1, .live, life)])
        let refused = violation {
            let events = try VoidRound.decide(
                RoundNumber(1), in: rounds, reason: "误开", nowMs: 3000)
            #expect(events.first?.round?.voidedAtMs == 3000)
            #expect(events.first?.round?.window == rounds.rounds[0].window)
        }
        switch name {
        case "voided": #expect(refused == .roundVoided)
        case "revealed": #expect(refused == .alreadyRevealed)
        default: #expect(refused == nil)
        }
    }
}

@Suite("Reveal round")
struct RevealRoundTests {
    private func reveal(
        _ number: Int64, of rounds: [VoteRound], order: [RoundKind] = RoundKind.allCases
    ) throws -> VoteRound? {
        try RevealRound.decide(
            RoundNumber(number), in: DebateRounds(status: .live, rounds: rounds), order: order,
            nowMs: 5000
        ).first?.round
    }

    @Test("E5: after the tally is written, and once", arguments: allLives)
    func lives(_ name: String, _ life: VoteRound.Life) {
        let refused = violation {
            let revealed = try reveal(1, of: [round(1, .live, life)])
            #expect(revealed?.revealedAtMs == 5000)
        }
        switch name {
        case "closed": #expect(refused == nil)
        case "revealed": #expect(refused == .alreadyRevealed)
        case "voided": #expect(refused == .roundVoided)
        default: #expect(refused == .roundNotClosed)
        }
    }

    @Test("E6: in the order chosen beforehand; what was not opened or is void holds up none")
    func order() throws {
        let closed = VoteRound.Life.closed(closedWindow)
        let rounds = [round(1, .pre, closed), round(2, .live, closed), round(3, .post, closed)]
        _ = try reveal(1, of: rounds)
        #expect(throws: RuleViolation.revealOrder(next: "r1")) { try reveal(2, of: rounds) }
        #expect(throws: RuleViolation.revealOrder(next: "r3")) {
            try reveal(2, of: rounds, order: [.post, .live, .pre])
        }
        _ = try reveal(3, of: rounds, order: [.post, .live, .pre])
        for life in [
            .planned(.init()), .revealed(closedWindow, atMs: 3000),
            .voided(closedWindow.window, atMs: 1, reason: "误开"),
        ] as [VoteRound.Life] {
            _ = try reveal(2, of: [round(1, .pre, life), rounds[1], rounds[2]])
        }
        for life in [opened(), opened(closesAtMs: 2000)] {
            #expect(throws: RuleViolation.revealOrder(next: "r1")) {
                try reveal(2, of: [round(1, .pre, life), rounds[1]])
            }
        }
    }

    @Test("the ledger is public after the end, when nothing is hidden any more")
    func complete() {
        func isComplete(_ status: DebateStatus, _ lives: VoteRound.Life...) -> Bool {
            RevealRound.isComplete(
                DebateRounds(
                    status: status,
                    rounds: lives.enumerated().map { index, life in
                        round(Int64(index + 1), RoundKind.allCases[index], life)
                    }))
        }
        let revealed = VoteRound.Life.revealed(closedWindow, atMs: 3000)
        let voided = VoteRound.Life.voided(closedWindow.window, atMs: 1, reason: "误开")
        for status in [DebateStatus.notStarted, .live] {
            #expect(!isComplete(status))
            #expect(!isComplete(status, voided))
            #expect(!isComplete(status, revealed, voided), "another round may open")
        }
        #expect(!isComplete(.ended))
        #expect(!isComplete(.ended, voided), "what was never revealed stays hidden")
        #expect(!isComplete(.ended, voided, .planned(.init())))
        #expect(isComplete(.ended, revealed))
        #expect(isComplete(.ended, revealed, voided))
        #expect(!isComplete(.ended, revealed, .closed(closedWindow)))
        #expect(!isComplete(.ended, revealed, opened(closesAtMs: 2000)))
        #expect(!isComplete(.live, revealed, .planned(.init())))
        #expect(isComplete(.ended, revealed, .planned(.init())))
    }
}

@Suite("Rounds by the clock")
struct AdvanceRoundsTests {
    private func advance(
        _ rounds: [VoteRound], _ status: DebateStatus = .live, nowMs: Int64
    ) -> [RoundEvent] {
        AdvanceRounds.decide(
            DebateRounds(status: status, rounds: rounds), graceMs: 300, nowMs: nowMs)
    }

    @Test("V4: a tally is written no earlier than two seconds after the last ballot, and once")
    func closing() throws {
        let open = round(1, .live, opened(closesAtMs: 2000, graceMs: 500))
        #expect(advance([open], nowMs: 4499).isEmpty)
        let events = advance([open], nowMs: 4500)
        let closed = try #require(events.first?.round)
        #expect(events == [.closed(closed)])
        #expect(
            closed.life
                == .closed(
                    VoteRound.ClosedWindow(opensAtMs: 1000, closesAtMs: 2000, graceMs: 500)))
        #expect(advance([closed], nowMs: 9_000_000).isEmpty)
        #expect(advance([round(1, .live, opened())], nowMs: 9_000_000).isEmpty)
        #expect(AdvanceRounds.ballotPatienceMs < AdvanceRounds.settlingMs)
    }

    @Test("a planned round opens at its time, with the grace of then")
    func opening() {
        let planned = round(1, .pre, .planned(.init(opensAtMs: 5000, closesAtMs: 6000)))
        #expect(advance([planned], nowMs: 4999).isEmpty)
        let window = VoteRound.Window(opensAtMs: 5000, closesAtMs: 6000, graceMs: 300)
        #expect(
            advance([planned], nowMs: 5100) == [
                .opened(round(1, .pre, .opened(window), revision: 2))
            ])
    }

    @Test("an opening that cannot be lapses, and says so")
    func lapse() {
        let planned = round(2, .post, .planned(.init(opensAtMs: 5000, closesAtMs: 6000)))
        let lapsed = round(2, .post, .planned(.init(closesAtMs: 6000)), revision: 2)
        #expect(advance([planned], .notStarted, nowMs: 5000) == [.updated(lapsed)])
        #expect(advance([planned], .ended, nowMs: 5000) == [.updated(lapsed)])
        #expect(advance([round(1, .live, opened()), planned], nowMs: 5000) == [.updated(lapsed)])
    }

    @Test("one that closes makes room for one that opens")
    func both() {
        let open = round(1, .live, opened(closesAtMs: 2000))
        let planned = round(2, .post, .planned(.init(opensAtMs: 2000)))
        let events = advance([open, planned], nowMs: 4000)
        #expect(events.map(\.round?.number.value) == [1, 2])
        #expect(events.last?.round?.takesBallots(atMs: 4000) == true)
    }
}

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
