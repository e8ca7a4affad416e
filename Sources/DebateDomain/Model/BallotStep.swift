/// One accepted change of a round's ballots: one row of the ledger (rule V11).
package enum BallotStep: Sendable, Hashable {
    /// A voter's first ballot in the round.
    case cast(Ballot)
    /// Another choice of the same voter.
    case replace(Ballot, former: BallotChoice)
    /// It counts no more: its voter came with a stronger credential (rule I2).
    case supersede(Ballot)
    /// It counts no more: its ticket was made void (rule I6).
    case void(Ballot)

    /// The ballot as it is after the step.
    package var ballot: Ballot {
        switch self {
        case .cast(let ballot), .replace(let ballot, _): return ballot
        case .supersede(let ballot): return ballot.changed(to: .superseded)
        case .void(let ballot): return ballot.changed(to: .void)
        }
    }

    package var kind: LedgerKind {
        switch self {
        case .cast: .cast
        case .replace: .replace
        case .supersede: .supersede
        case .void: .void
        }
    }

    /// The choice the ledger keeps: where one is made.
    package var choice: BallotChoice? {
        switch self {
        case .cast(let ballot), .replace(let ballot, _): ballot.choice
        case .supersede, .void: nil
        }
    }

    /// What it adds to the tally of its class; negative where something is taken away.
    package var difference: Tally {
        switch self {
        case .cast(let ballot): ballot.tally
        case .replace(let ballot, let former):
            ballot.tally - Tally(affirmativePoints: former.affirmativePoints)
        case .supersede(let ballot), .void(let ballot): .zero - ballot.tally
        }
    }
}

/// What a row of the ledger says happened.
package enum LedgerKind: String, Sendable, Hashable, CaseIterable {
    case cast
    case replace
    case supersede
    /// A ballot's, or without a voter a whole round's.
    case void
}

extension Ballot {
    /// The same ballot, counting no more.
    fileprivate func changed(to state: State) -> Ballot {
        var changed = self
        changed.state = state
        return changed
    }
}

extension ClassTallies {
    /// Takes in an accepted step.
    package mutating func apply(_ step: BallotStep) {
        let voter = step.ballot.voter
        self[voter.voterClass] += step.difference
        if voter.isWeak { weakDevices += step.difference.voters }
    }
}
