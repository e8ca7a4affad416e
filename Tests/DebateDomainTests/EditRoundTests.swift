import Testing

@testable import DebateDomain

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
