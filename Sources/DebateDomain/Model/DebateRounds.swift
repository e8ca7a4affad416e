/// The vote rounds of one debate, and what of the debate decides about them.
package struct DebateRounds: Sendable, Hashable {
    package var status: DebateStatus
    /// In the order they were made, void ones included.
    package var rounds: [VoteRound]

    package init(status: DebateStatus, rounds: [VoteRound] = []) {
        self.status = status
        self.rounds = rounds
    }

    /// The round of this number.
    /// - Throws: `RuleViolation.notFound`
    package func round(_ number: RoundNumber) throws(RuleViolation) -> VoteRound {
        guard let round = rounds.first(where: { $0.number == number }) else { throw .notFound }
        return round
    }

    /// The round of this kind that is not void; there is one at most (rule V1).
    package func round(of kind: RoundKind) -> VoteRound? {
        rounds.first { $0.kind == kind && !$0.isVoid }
    }

    /// The round whose numbers are shown: the one opened last, void ones aside.
    package var current: VoteRound? {
        rounds.filter { $0.wasOpened && !$0.isVoid }
            .max { ($0.opensAtMs ?? 0, $0.number.value) < ($1.opensAtMs ?? 0, $1.number.value) }
    }

    /// Takes in what happened. Cannot fail: it was decided before.
    package mutating func apply(_ event: RoundEvent) {
        switch event {
        case .removed(let number): rounds.removeAll { $0.number == number }
        case .planned(let round), .opened(let round), .updated(let round), .closed(let round),
            .revealed(let round), .voided(let round, _):
            if let index = rounds.firstIndex(where: { $0.number == round.number }) {
                rounds[index] = round
            } else {
                rounds.append(round)
            }
        }
    }
}

/// What happened to a round, with the round as it is then.
package enum RoundEvent: Sendable, Hashable {
    /// It was made.
    case planned(VoteRound)
    case opened(VoteRound)
    /// Its plan, its deadline or its terms changed.
    case updated(VoteRound)
    /// A planned round was taken back.
    case removed(RoundNumber)
    /// Its tally is final.
    case closed(VoteRound)
    case revealed(VoteRound)
    case voided(VoteRound, reason: String)

    /// The round afterwards; absent when there is none any more.
    package var round: VoteRound? {
        switch self {
        case .removed: nil
        case .planned(let round), .opened(let round), .updated(let round), .closed(let round),
            .revealed(let round), .voided(let round, _):
            round
        }
    }
}
