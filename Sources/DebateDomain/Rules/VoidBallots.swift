/// Takes a void ticket's ballots out of the count (rule I6).
package enum VoidBallots {
    /// A ballot of the ticket, and the round it was cast in.
    package struct Cast: Sendable, Hashable {
        package let round: VoteRound
        package let ballot: Ballot

        package init(round: VoteRound, ballot: Ballot) {
            self.round = round
            self.ballot = ballot
        }
    }

    /// The ballots that count no more, in the order of their rounds. Those of void rounds count
    /// nowhere as it is.
    /// - Throws: `RuleViolation.alreadyRevealed` when one of them is part of a result that is known.
    package static func decide(
        _ casts: [Cast]
    ) throws(RuleViolation) -> [(round: RoundNumber, step: BallotStep)] {
        let counted = casts.filter { !$0.round.isVoid && $0.ballot.state == .counted }
        if counted.contains(where: { $0.round.revealedAtMs != nil }) { throw .alreadyRevealed }
        return counted.map { ($0.round.number, .void($0.ballot)) }
    }
}
