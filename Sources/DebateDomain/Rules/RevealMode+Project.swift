/// How far a round has come, as far as its count is concerned.
package enum RoundStanding: Sendable, Hashable {
    /// Open, or closed and not revealed.
    case counting
    /// For good (rule E5). Milliseconds UTC.
    case revealed(atMs: Int64)
    /// Its ballots count nowhere (rule V9).
    case void
}

extension RevealMode {
    /// What of a count the public may see (rules E1–E4): the only way from a tally to bytes that
    /// others than the organiser get.
    ///
    /// The band is the one that was stored by the last look, lest asking often show what it hides;
    /// before the first look, within a second of the opening, there is none.
    ///
    /// Invariant: with the sides of all ballots swapped the answer is the same before the reveal in
    /// mode `hidden`; in mode `banded` all but the band is.
    /// Invariant: revisions do not fall when the mode closes or the round is revealed.
    package func project(_ count: RoundCount, _ standing: RoundStanding) -> PublicCount {
        switch standing {
        case .void: return PublicCount(voters: turnout(count))
        case .revealed(let atMs):
            // A time is larger than any revision or sample's time before it.
            return exact(
                count, rev: max(count.rev + 1, atMs), voters: turnout(count, revealed: true))
        case .counting: break
        }
        switch self {
        case .live: return exact(count, rev: count.rev + 1, voters: turnout(count))
        case .delayed: return PublicCount(tally: count.delayed, voters: turnout(count))
        case .banded: return PublicCount(band: count.band, voters: turnout(count))
        case .hidden: return PublicCount(voters: turnout(count))
        }
    }

    private func exact(_ count: RoundCount, rev: Int64, voters: Revised<Int>) -> PublicCount {
        PublicCount(tally: Revised(count.tally, rev: rev), byClass: count.byClass, voters: voters)
    }

    /// How many have voted.
    ///
    /// A revision tells no more than the number does, and grows with every change of it: a departure
    /// takes one away and puts twenty on the revision, and a more closed mode begins above the last
    /// revision of the one before.
    private func turnout(_ count: RoundCount, revealed: Bool = false) -> Revised<Int> {
        let voters = count.tally.voters
        let departed = 20 * count.departures
        if revealed || self == .hidden {
            return Revised(voters, rev: Int64(voters + departed + 21))
        }
        guard self == .banded else { return Revised(voters, rev: Int64(voters + departed + 1)) }
        let tens = voters - voters % 10
        return Revised(tens, rev: Int64(tens + departed + 11))
    }
}
