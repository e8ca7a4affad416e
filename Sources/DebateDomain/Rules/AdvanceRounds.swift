/// What the clock alone makes of a debate's rounds.
package enum AdvanceRounds {
    /// How long after the last ballot could be stamped the tally is written: longer than a ballot
    /// may wait for its turn, so that none comes after it (rule V4).
    package static let settlingMs: Int64 = 2000
    /// How long a ballot may wait for its turn.
    package static let ballotPatienceMs: Int64 = 1500

    /// The openings and closings that are due, in the order of their rounds.
    ///
    /// An opening that cannot be at its time lapses: a round that opened by surprise, minutes late,
    /// could only be made void.
    package static func decide(
        _ debate: DebateRounds, graceMs: Int64, nowMs: Int64
    ) -> [RoundEvent] {
        var rounds = debate
        var events: [RoundEvent] = []
        for number in debate.rounds.map(\.number) {
            guard let round = try? rounds.round(number),
                let event = event(round, in: rounds, graceMs, nowMs)
            else { continue }
            events.append(event)
            rounds.apply(event)
        }
        return events
    }

    /// When the clock does something to a round by itself; `nil`: never, as it stands.
    package static func dueAtMs(_ round: VoteRound) -> Int64? {
        switch round.life {
        case .planned(let plan): plan.opensAtMs
        case .opened(let window): window.endsAtMs.map { $0 + settlingMs }
        case .closed, .revealed, .voided: nil
        }
    }

    private static func event(
        _ round: VoteRound, in rounds: DebateRounds, _ graceMs: Int64, _ nowMs: Int64
    ) -> RoundEvent? {
        guard let dueAtMs = dueAtMs(round), dueAtMs <= nowMs else { return nil }
        switch round.life {
        case .planned(let plan): return opening(round, plan, in: rounds, graceMs, dueAtMs)
        case .opened(let window): return closing(round, window)
        case .closed, .revealed, .voided: return nil
        }
    }

    private static func opening(
        _ round: VoteRound, _ plan: VoteRound.Plan, in rounds: DebateRounds, _ graceMs: Int64,
        _ dueAtMs: Int64
    ) -> RoundEvent {
        let opened = try? OpenRound().decide(
            round.number, in: rounds, graceMs: graceMs, nowMs: dueAtMs)
        return opened?.first ?? .updated(lapsed(round, plan))
    }

    private static func closing(
        _ round: VoteRound, _ window: VoteRound.Window
    ) -> RoundEvent? {
        guard let closesAtMs = window.closesAtMs else { return nil }
        return .closed(
            round.changed(
                to: .closed(
                    VoteRound.ClosedWindow(
                        opensAtMs: window.opensAtMs, closesAtMs: closesAtMs,
                        graceMs: window.graceMs))))
    }

    /// The round without the time at which it would open by itself.
    static func lapsed(_ round: VoteRound, _ plan: VoteRound.Plan) -> VoteRound {
        round.changed(to: .planned(VoteRound.Plan(closesAtMs: plan.closesAtMs)))
    }
}
