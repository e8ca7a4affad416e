/// Plans a vote round.
package struct CreateRound: Sendable, Hashable {
    package let kind: RoundKind
    package let terms: RoundTerms
    package let plan: VoteRound.Plan

    /// Shape: `{kind, reveal?, delaySeconds?: 10…600, final?, undecided?, opensAtMs?, closesAtMs?}`
    /// - Throws: `RuleViolation.fields`; `undecided` is `not_allowed` in a live round (rule V5).
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let kind = fields.field("kind", required: true) { value throws(FieldReason) in
            try value.asWord(of: RoundKind.self)
        }
        var terms = RoundTerms.usual(for: kind ?? .pre)
        terms.reveal =
            fields.field("reveal") { value throws(FieldReason) in try value.asWord() }
            ?? terms.reveal
        terms.delaySeconds =
            fields.field("delaySeconds") { value throws(FieldReason) in
                try value.asInteger(in: RoundTerms.delays)
            } ?? terms.delaySeconds
        terms.isFinal =
            fields.field("final") { value throws(FieldReason) in try value.asBoolean() }
            ?? terms.isFinal
        terms.takesUndecided =
            fields.field("undecided") { value throws(FieldReason) in try value.asBoolean() }
            ?? terms.takesUndecided
        if kind == .live, terms.takesUndecided { fields.note("undecided", .notAllowed) }
        plan = VoteRound.Plan(
            opensAtMs: fields.field("opensAtMs", RoundTimes.instant),
            closesAtMs: fields.field("closesAtMs", RoundTimes.instant))
        try fields.finish()
        self.kind = kind ?? .pre
        self.terms = terms
    }

    package init(kind: RoundKind, terms: RoundTerms, plan: VoteRound.Plan = VoteRound.Plan()) {
        self.kind = kind
        self.terms = terms
        self.plan = plan
    }

    /// - Parameter number: what the round will be called.
    /// - Throws: `RuleViolation.alreadyEnded`, `.roundExists`, `.fields` for times that are past.
    package func decide(
        in debate: DebateRounds, number: RoundNumber, nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        guard debate.status != .ended else { throw .alreadyEnded }
        guard debate.round(of: kind) == nil else { throw .roundExists }
        let problems = RoundTimes.problems(of: plan, nowMs: nowMs)
        guard problems.isEmpty else { throw .fields(problems) }
        return [
            .planned(VoteRound(number: number, kind: kind, terms: terms, life: .planned(plan)))
        ]
    }
}
