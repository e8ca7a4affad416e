/// Removes a debate as if it had never been (rule L5).
package enum DeleteDebate {
    /// What the lobby hears of it; nobody else can ask for it any more.
    /// - Parameter hasBallots: whether anybody has voted in it, in whatever round, or its ledger says that
    ///   a round was made void.
    /// - Throws: `RuleViolation.notDeletable`: what has begun, or was voted in, is archived instead.
    package static func decide(
        _ debate: Debate, hasBallots: Bool
    ) throws(RuleViolation) -> [LiveEvent] {
        guard debate.life == .notStarted, debate.rulesLockedAtMs == nil, !hasBallots else {
            throw .notDeletable
        }
        return debate.isListed ? [.debateUnlisted(debate.id)] : []
    }
}
