import DebateDomain

/// Which ballot: a round's, and of whom.
struct BallotKey: Hashable {
    let round: RoundNumber
    let pseudonym: String
}

/// A ballot as its table has it.
struct RecordedBallot {
    let key: BallotKey
    let voterClass: VoterClass
    let isWeak: Bool
    let choice: BallotChoice
    let state: Ballot.State
    let ordinal: Int64

    static let sql = """
        SELECT ballot.round, voter.pseudonym, ballot.class, voter.is_weak,
            ballot.affirmative_points, ballot.state, ballot.ordinal
        FROM vote_round
        JOIN ballot ON ballot.round = vote_round.number
        JOIN voter ON voter.number = ballot.voter
        WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY ballot.ordinal
        """

    static let counts = """
        SELECT round_tally.round, round_tally.class, round_tally.affirmative,
            round_tally.negative, round_tally.undecided, round_tally.voters,
            round_tally.weak_voters
        FROM vote_round
        JOIN round_tally ON round_tally.round = vote_round.number
        WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY round_tally.round, round_tally.class
        """

    static func decode(_ row: Statement) -> RecordedBallot {
        RecordedBallot(
            key: BallotKey(round: RoundNumber(row.integer(0)), pseudonym: row.text(1)),
            voterClass: VoterClass(rawValue: row.text(2)) ?? .device,
            isWeak: row.integer(3) != 0,
            choice: BallotChoice(affirmativePoints: row.optionalInteger(4).map { Int($0) }),
            state: Ballot.State(rawValue: row.text(5)) ?? .counted, ordinal: row.integer(6))
    }
}
