/// Closes an open round now; viewers who see it late have the grace still (rule V3).
package enum CloseRound {
    /// - Parameter lastBallotAtMs: the latest ballot it has taken.
    /// - Throws: `RuleViolation.roundNotOpen`, `.roundClosed`, `.roundVoided`.
    package static func decide(
        _ number: RoundNumber, in debate: DebateRounds, lastBallotAtMs: Int64?, nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        let round = try debate.round(number)
        switch round.life {
        case .planned: throw .roundNotOpen
        case .closed, .revealed: throw .roundClosed
        case .voided: throw .roundVoided
        case .opened:
            guard let closing = closing(round, lastBallotAtMs: lastBallotAtMs, nowMs: nowMs)
            else { throw .roundClosed }
            return [.updated(closing)]
        }
    }

    /// The round with its deadline at now; `nil` when it is not open.
    static func closing(
        _ round: VoteRound, lastBallotAtMs: Int64?, nowMs: Int64
    ) -> VoteRound? {
        guard case .opened(var window) = round.life, round.state(atMs: nowMs) == .open else {
            return nil
        }
        window.closesAtMs = RoundTimes.closing(lastBallotAtMs: lastBallotAtMs, nowMs: nowMs)
        return round.changed(to: .opened(window))
    }
}
