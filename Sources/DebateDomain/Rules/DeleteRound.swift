/// Takes a planned round back, as if it had never been.
package enum DeleteRound {
    /// - Throws: `RuleViolation.roundStarted` when it was opened or made void: it stays on record.
    package static func decide(
        _ number: RoundNumber, in debate: DebateRounds
    ) throws(RuleViolation) -> [RoundEvent] {
        guard case .planned = try debate.round(number).life else { throw .roundStarted }
        return [.removed(number)]
    }
}
