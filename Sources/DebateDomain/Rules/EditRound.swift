/// Changes a round: all of a planned one, of an open one its deadline and how little it shows.
package struct EditRound: Sendable {
    /// What the organiser saw.
    package let revision: Int
    package let reveal: RevealMode?
    package let delaySeconds: Int?
    package let isFinal: Bool?
    package let takesUndecided: Bool?
    package let opensAtMs: Change<Int64>
    package let closesAtMs: Change<Int64>

    /// Shape: `{revision, reveal?, delaySeconds?, final?, undecided?, opensAtMs?, closesAtMs?}`;
    /// `null` clears a time.
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let revision = fields.field("revision", required: true) { value throws(FieldReason) in
            try value.asInteger(in: 1...Int.max)
        }
        reveal = fields.replacement("reveal") { value throws(FieldReason) in try value.asWord() }
        delaySeconds = fields.replacement("delaySeconds") { value throws(FieldReason) in
            try value.asInteger(in: RoundTerms.delays)
        }
        isFinal = fields.replacement("final") { value throws(FieldReason) in
            try value.asBoolean()
        }
        takesUndecided = fields.replacement("undecided") { value throws(FieldReason) in
            try value.asBoolean()
        }
        opensAtMs = fields.change("opensAtMs", RoundTimes.instant)
        closesAtMs = fields.change("closesAtMs", RoundTimes.instant)
        try fields.finish()
        self.revision = revision ?? 0
    }

    /// Nothing when nothing differs.
    /// - Throws: `RuleViolation.revisionMoved`, `.roundClosed`, `.roundVoided`, `.revealWidens`
    ///   (rule E5); `.fields` for what cannot change any more and for times that are past.
    package func decide(
        _ number: RoundNumber, in debate: DebateRounds, nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        let round = try debate.round(number)
        guard round.revision == revision else { throw .revisionMoved(current: round.revision) }
        let edited: VoteRound
        switch round.life {
        case .planned(let plan): edited = try planned(round, plan, nowMs)
        case .opened(let window): edited = try opened(round, window, nowMs)
        case .closed, .revealed: throw .roundClosed
        case .voided: throw .roundVoided
        }
        if edited.terms == round.terms, edited.life == round.life { return [] }
        var changed = edited
        changed.revision += 1
        return [.updated(changed)]
    }

    private func planned(
        _ round: VoteRound, _ plan: VoteRound.Plan, _ nowMs: Int64
    ) throws(RuleViolation) -> VoteRound {
        var edited = round
        edited.terms = terms(after: round.terms)
        let next = VoteRound.Plan(
            opensAtMs: opensAtMs.applied(to: plan.opensAtMs),
            closesAtMs: closesAtMs.applied(to: plan.closesAtMs))
        edited.life = .planned(next)
        var problems = next == plan ? [] : RoundTimes.problems(of: next, nowMs: nowMs)
        if round.kind == .live, edited.terms.takesUndecided {
            problems.append(FieldProblem("undecided", .notAllowed))
        }
        guard problems.isEmpty else { throw .fields(problems) }
        return edited
    }

    private func opened(
        _ round: VoteRound, _ window: VoteRound.Window, _ nowMs: Int64
    ) throws(RuleViolation) -> VoteRound {
        guard round.state(atMs: nowMs) == .open else { throw .roundClosed }
        var edited = round
        edited.terms = terms(after: round.terms)
        guard edited.terms.reveal >= round.terms.reveal else { throw .revealWidens }
        var next = window
        next.closesAtMs = closesAtMs.applied(to: window.closesAtMs)
        edited.life = .opened(next)
        var problems = fixed(round.terms, window)
        if let closesAtMs = next.closesAtMs, closesAtMs <= nowMs {
            problems.append(FieldProblem("closesAtMs", .outOfRange))
        }
        guard problems.isEmpty else { throw .fields(problems) }
        return edited
    }

    private func terms(after terms: RoundTerms) -> RoundTerms {
        RoundTerms(
            isFinal: isFinal ?? terms.isFinal,
            takesUndecided: takesUndecided ?? terms.takesUndecided,
            reveal: reveal ?? terms.reveal, delaySeconds: delaySeconds ?? terms.delaySeconds)
    }

    /// What the opening fixed and this would change.
    private func fixed(_ terms: RoundTerms, _ window: VoteRound.Window) -> [FieldProblem] {
        var names: [String] = []
        if let delaySeconds, delaySeconds != terms.delaySeconds { names.append("delaySeconds") }
        if let isFinal, isFinal != terms.isFinal { names.append("final") }
        if let takesUndecided, takesUndecided != terms.takesUndecided {
            names.append("undecided")
        }
        if opensAtMs.applied(to: window.opensAtMs) != window.opensAtMs {
            names.append("opensAtMs")
        }
        return names.map { FieldProblem($0, .notAllowed) }
    }
}
