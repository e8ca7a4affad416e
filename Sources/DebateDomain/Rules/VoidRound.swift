/// Makes a round count nowhere, before its result is known; its ballots stay on record (rule V9).
package enum VoidRound {
    /// - Throws: `RuleViolation.roundVoided`, `.alreadyRevealed`.
    package static func decide(
        _ number: RoundNumber, in debate: DebateRounds, reason: String, nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        let round = try debate.round(number)
        switch round.life {
        case .voided: throw .roundVoided
        case .revealed: throw .alreadyRevealed
        case .planned, .opened, .closed:
            let void = round.changed(to: .voided(round.window, atMs: nowMs, reason: reason))
            return [.voided(void, reason: reason)]
        }
    }
}
