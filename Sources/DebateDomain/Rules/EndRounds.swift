/// What the end of a debate does to its rounds, in the same transaction (rule L6).
package enum EndRounds {
    /// Open rounds close now, their grace still to come; planned openings lapse.
    /// - Parameter lastBallotAtMs: the latest ballot of the open round.
    package static func decide(
        _ debate: DebateRounds, lastBallotAtMs: Int64?, nowMs: Int64
    ) -> [RoundEvent] {
        debate.rounds.compactMap { round in
            if case .planned(let plan) = round.life {
                return plan.opensAtMs == nil ? nil : .updated(AdvanceRounds.lapsed(round, plan))
            }
            return CloseRound.closing(round, lastBallotAtMs: lastBallotAtMs, nowMs: nowMs)
                .map { .updated($0) }
        }
    }
}
