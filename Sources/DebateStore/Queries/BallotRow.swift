import DebateDomain

/// A ballot and its voter as a row.
enum BallotRow {
    /// In the order `decode` reads them.
    static let columns = """
        voter.number, voter.class, voter.identity, voter.is_weak, voter.pseudonym,
        ballot.affirmative_points, ballot.device, ballot.at_ms, ballot.state, ballot.ordinal
        """

    /// A voter of the debate, and their ballot in a round where there is one.
    static let ofVoter = """
        SELECT \(columns)
        FROM voter
        LEFT JOIN ballot ON ballot.round = ? AND ballot.voter = voter.number
        WHERE voter.identity = ? AND voter.debate = ? AND voter.class = ?
        """

    /// Ballots of accounts cast from a device that count. Left to itself SQLite takes the primary key
    /// and walks the whole round.
    static let castFrom = """
        SELECT \(columns)
        FROM ballot INDEXED BY ballot_cast_from
        JOIN voter ON voter.number = ballot.voter
        WHERE ballot.device = ? AND ballot.round = ? AND ballot.class <> 'device'
            AND ballot.class = 'account' AND ballot.state = 'counted'
        ORDER BY ballot.voter
        """

    /// Whether a ballot of a stronger class than a device's, cast from the device, counts.
    static let strongerCastFrom = """
        SELECT EXISTS (
            SELECT 1 FROM ballot INDEXED BY ballot_cast_from
            WHERE device = ? AND round = ? AND class <> 'device' AND state = 'counted')
        """

    static func decode(_ row: Statement) -> StoredBallot {
        guard let voterClass = VoterClass(rawValue: row.text(1)) else {
            preconditionFailure("the table's check holds a class to its words")
        }
        let voter = KnownVoter(
            number: row.integer(0), voterClass: voterClass, pseudonym: row.text(4))
        let points = row.optionalInteger(5).map { Int($0) }
        let ballot = row.optionalText(8).flatMap { Ballot.State(rawValue: $0) }.map { state in
            Ballot(
                voter: identity(voterClass, row.text(2), isWeak: row.integer(3) != 0),
                choice: BallotChoice(affirmativePoints: points),
                device: row.optionalText(6).map { DeviceID(UUIDText(checked: $0)) },
                atMs: row.integer(7), state: state)
        }
        return StoredBallot(voter: voter, ballot: ballot, ordinal: row.integer(9))
    }

    static func identity(
        _ voterClass: VoterClass, _ text: String, isWeak: Bool
    ) -> VoterIdentity {
        switch voterClass {
        case .ticket: .ticket(TicketNumber(text) ?? TicketNumber(0))
        case .account: .account(AccountID(UUIDText(checked: text)))
        case .device: .device(DeviceID(UUIDText(checked: text)), isWeak: isWeak)
        }
    }
}

/// A voter, and what the round holds of them.
struct StoredBallot {
    let voter: KnownVoter
    let ballot: Ballot?
    /// Of the ledger's row in which it was cast or replaced last.
    let ordinal: Int64
}
