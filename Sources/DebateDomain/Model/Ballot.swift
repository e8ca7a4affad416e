/// What a voter says in a round (rule V5).
package enum BallotChoice: Sendable, Hashable {
    /// 0…100 for the affirmative side; the negative side gets the rest. Picking a side is 100 or 0;
    /// 50 is a ballot like any other.
    case points(affirmative: Int)
    /// 中立: no points for either side.
    case undecided

    /// `nil`: undecided.
    package init(affirmativePoints: Int?) {
        self = affirmativePoints.map { .points(affirmative: $0) } ?? .undecided
    }

    /// `nil`: undecided.
    package var affirmativePoints: Int? {
        if case .points(let points) = self { points } else { nil }
    }
}

/// One voter's ballot in one round: there is never a second (rule V6).
package struct Ballot: Sendable, Hashable {
    package let voter: VoterIdentity
    package var choice: BallotChoice
    /// Where it was cast from last; absent: by a program.
    package var device: DeviceID?
    /// When it was cast or replaced last, milliseconds UTC.
    package var atMs: Int64
    package var state: State

    package init(
        voter: VoterIdentity, choice: BallotChoice, device: DeviceID?, atMs: Int64,
        state: State = .counted
    ) {
        self.voter = voter
        self.choice = choice
        self.device = device
        self.atMs = atMs
        self.state = state
    }

    /// What has become of it; only the first counts, and there is no way back to it.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case counted
        /// Its voter came with a stronger credential (rule I2).
        case superseded
        /// Its ticket was made void (rule I6).
        case void
    }

    /// What it adds to the tally of its class.
    package var tally: Tally { Tally(affirmativePoints: choice.affirmativePoints) }
}
