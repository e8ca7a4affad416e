/// What the start of a debate does to its rounds, in the same transaction (rule V10).
package enum StartRounds {
    /// With `opensLive` the live round opens, the planned one with its settings if there is one; an
    /// open `pre` round closes then, whose grace may outlast the opening.
    /// - Parameters:
    ///   - debate: as it was before the start.
    ///   - newNumber: what a live round is called that nobody has planned.
    ///   - lastBallotAtMs: the latest ballot of the open round.
    package static func decide(
        _ debate: DebateRounds, opensLive: Bool, newNumber: RoundNumber, graceMs: Int64,
        lastBallotAtMs: Int64?, nowMs: Int64
    ) -> [RoundEvent] {
        guard opensLive else { return [] }
        let closings = debate.rounds.compactMap { round in
            CloseRound.closing(round, lastBallotAtMs: lastBallotAtMs, nowMs: nowMs)
        }
        let live =
            debate.round(of: .live)
            ?? VoteRound(number: newNumber, kind: .live, terms: .usual(for: .live), revision: 0)
        guard case .planned(let plan) = live.life else { return closings.map { .updated($0) } }
        let window = VoteRound.Window(
            opensAtMs: nowMs, closesAtMs: plan.closesAtMs.flatMap { $0 > nowMs ? $0 : nil },
            graceMs: graceMs)
        return closings.map { .updated($0) } + [.opened(live.changed(to: .opened(window)))]
    }
}
