/// Opens a planned round for ballots.
package struct OpenRound: Sendable, Hashable {
    package let deadline: Deadline

    /// When it closes by itself.
    package enum Deadline: Sendable, Hashable {
        /// As planned, if that is still ahead; else not at all.
        case asPlanned
        case at(Int64)
        case after(seconds: Int)
    }

    package static let lengths = 10...86_400

    package init(_ deadline: Deadline = .asPlanned) {
        self.deadline = deadline
    }

    /// Shape: `{seconds?: 10…86400}` or `{closesAtMs?}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let seconds = fields.field("seconds") { value throws(FieldReason) in
            try value.asInteger(in: Self.lengths)
        }
        let closesAtMs = fields.field("closesAtMs", RoundTimes.instant)
        if seconds != nil, closesAtMs != nil { fields.note("closesAtMs", .notAllowed) }
        try fields.finish()
        deadline =
            seconds.map { .after(seconds: $0) } ?? closesAtMs.map { .at($0) } ?? .asPlanned
    }

    /// - Parameter graceMs: how late the debate's viewers see it, fixed from now on (rule V3).
    /// - Throws: `RuleViolation.roundStarted`, `.roundVoided`, `.alreadyEnded`, `.notLive`,
    ///   `.roundOpen` while another takes ballots (rule V1), `.fields` for a deadline that is past.
    package func decide(
        _ number: RoundNumber, in debate: DebateRounds, graceMs: Int64, nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        let round = try debate.round(number)
        let plan: VoteRound.Plan
        switch round.life {
        case .planned(let planned): plan = planned
        case .opened, .closed, .revealed: throw .roundStarted
        case .voided: throw .roundVoided
        }
        try Self.checkStatus(debate.status, for: round.kind)
        if let other = debate.rounds.first(where: { $0.takesBallots(atMs: nowMs) }) {
            throw .roundOpen(roundID: other.number.text)
        }
        let window = VoteRound.Window(
            opensAtMs: nowMs, closesAtMs: try closesAtMs(plan, nowMs), graceMs: graceMs)
        return [.opened(round.changed(to: .opened(window)))]
    }

    /// A vote on what was heard needs a debate that is on.
    private static func checkStatus(
        _ status: DebateStatus, for kind: RoundKind
    ) throws(RuleViolation) {
        switch status {
        case .ended: throw .alreadyEnded
        case .notStarted where kind != .pre: throw .notLive
        case .notStarted, .live: return
        }
    }

    private func closesAtMs(
        _ plan: VoteRound.Plan, _ nowMs: Int64
    ) throws(RuleViolation) -> Int64? {
        switch deadline {
        case .asPlanned: return plan.closesAtMs.flatMap { $0 > nowMs ? $0 : nil }
        case .after(let seconds): return nowMs + Int64(seconds) * 1000
        case .at(let closesAtMs):
            guard closesAtMs > nowMs else {
                throw .fields([FieldProblem("closesAtMs", .outOfRange)])
            }
            return closesAtMs
        }
    }
}
