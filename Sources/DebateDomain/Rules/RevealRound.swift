/// Shows a round's exact result to everybody, for good.
package enum RevealRound {
    /// - Parameter order: in which the kinds are revealed, chosen beforehand (rule E6). A round
    ///   nobody opened holds up none.
    /// - Throws: `RuleViolation.roundVoided`, `.alreadyRevealed`, `.roundNotClosed` until its exact
    ///   tally is written, `.revealOrder` while another one is due before.
    package static func decide(
        _ number: RoundNumber, in debate: DebateRounds, order: [RoundKind], nowMs: Int64
    ) throws(RuleViolation) -> [RoundEvent] {
        let round = try debate.round(number)
        let window: VoteRound.ClosedWindow
        switch round.life {
        case .voided: throw .roundVoided
        case .revealed: throw .alreadyRevealed
        case .planned, .opened: throw .roundNotClosed
        case .closed(let closed): window = closed
        }
        let waiting = order.lazy.compactMap { debate.round(of: $0) }
            .first { $0.wasOpened && $0.revealedAtMs == nil }
        if let waiting, waiting.number != number {
            throw .revealOrder(next: waiting.number.text)
        }
        return [.revealed(round.changed(to: .revealed(window, atMs: nowMs)))]
    }

    /// Whether nothing of a debate's votes is hidden any more: then its ledger is public.
    ///
    /// Not before the end, for another round may still open; and not when all of them are void, for
    /// what was never revealed stays hidden. A round nobody opened hides nothing after the end.
    package static func isComplete(_ debate: DebateRounds) -> Bool {
        guard debate.status == .ended, debate.rounds.contains(where: { $0.revealedAtMs != nil })
        else { return false }
        return debate.rounds.allSatisfy { round in
            switch round.life {
            case .planned, .revealed, .voided: true
            case .opened, .closed: false
            }
        }
    }
}
