package import DebateDomain

extension ReadTransaction {
    /// The caller's own ballot in a round, if it counts or its round is void: that of the strongest
    /// they present.
    /// - Returns: `nil` when there is none.
    package func ownBallot(
        in round: RoundNumber, of debate: DebateID, presented: PresentedIdentity
    ) throws(StoreError) -> OwnBallot? {
        var all = presented
        if let device = presented.device {
            all.ticket = try ticket(heldBy: device, in: debate)
        }
        guard let voter = VoterIdentity.strongest(all) else { return nil }
        return try translating { () throws(SQLiteError) in
            try connection.rows(
                OwnBallots.inRound,
                [debate.text, voter.text, voter.voterClass.rawValue, round.value],
                OwnBallots.decode
            ).first
        }
    }

    /// The caller's own ballots in a debate's rounds, in the order of the rounds.
    package func ownBallots(
        of debate: DebateID, presented: PresentedIdentity
    ) throws(StoreError) -> [OwnBallot] {
        var all = presented
        if let device = presented.device {
            all.ticket = try ticket(heldBy: device, in: debate)
        }
        guard let voter = VoterIdentity.strongest(all) else { return [] }
        return try translating { () throws(SQLiteError) in
            try connection.rows(
                OwnBallots.ofDebate, [debate.text, voter.text, voter.voterClass.rawValue],
                OwnBallots.decode)
        }
    }

    /// One page of the ballots of all that the caller presents, in any debate, newest first.
    package func ownBallots(
        account: AccountID?, device: DeviceID?, _ page: PageNumber
    ) throws(StoreError) -> PageOf<BallotOfDebate> {
        let values: [any SQLiteValue] = [account?.text, device?.text, device?.text]
        return try translating { () throws(SQLiteError) in
            let total = try connection.integer(
                "SELECT count(*) FROM (\(OwnBallots.ofCaller))", values)
            let rows = try connection.rows(
                """
                \(OwnBallots.ofCaller)
                ORDER BY ballot.at_ms DESC, ballot.round DESC, ballot.voter DESC
                LIMIT ? OFFSET ?
                """, values + [page.size, page.offset]
            ) { row in
                BallotOfDebate(
                    own: OwnBallots.decode(row),
                    debate: DebateID(UUIDText(checked: row.text(OwnBallots.next))),
                    title: row.text(OwnBallots.next + 1))
            }
            return PageOf(rows: rows, total: Int(total), number: page)
        }
    }

    /// The valid ticket of the debate that a device redeemed last.
    package func ticket(
        heldBy device: DeviceID, in debate: DebateID
    ) throws(StoreError) -> TicketNumber? {
        try translating { () throws(SQLiteError) in
            let debateNumber = try connection.integer(
                "SELECT number FROM debate WHERE id = ?", [debate.text])
            return try connection.rows(TicketRow.heldBy, [device.text, debateNumber]) {
                TicketNumber($0.integer(0))
            }.first
        }
    }
}

/// A ballot of one's own, and where it was cast.
package struct BallotOfDebate: Sendable, Hashable {
    package let own: OwnBallot
    package let debate: DebateID
    package let title: String
}

/// Ballots that count, as their own voters ask for them.
enum OwnBallots {
    private static let columns = """
        ballot.round, voter.class, voter.identity, voter.is_weak, ballot.affirmative_points,
        ballot.device, ballot.at_ms, ballot.state, ledger.hash
        """
    /// The first column after those.
    static let next: Int32 = 9

    private static let source = """
        FROM voter
        JOIN vote_round ON vote_round.debate = voter.debate
        JOIN ballot ON ballot.round = vote_round.number AND ballot.voter = voter.number
            AND ballot.state = 'counted'
        JOIN ledger ON ledger.debate = voter.debate AND ledger.ordinal = ballot.ordinal
        """

    static let ofDebate = """
        SELECT \(columns)
        \(source)
        WHERE voter.debate = (SELECT number FROM debate WHERE id = ?)
            AND voter.identity = ? AND voter.class = ?
        ORDER BY ballot.round
        """

    static let inRound = """
        SELECT \(columns)
        \(source)
        WHERE voter.debate = (SELECT number FROM debate WHERE id = ?)
            AND voter.identity = ? AND voter.class = ? AND ballot.round = ?
        """

    /// Of an account, of a device, and of the valid tickets bound to it.
    static let ofCaller = """
        SELECT \(columns), debate.id, debate.title
        \(source)
        JOIN debate ON debate.number = voter.debate
        WHERE (voter.identity = ? AND voter.class = 'account')
            OR (voter.identity = ? AND voter.class = 'device')
            OR (voter.class = 'ticket' AND voter.identity IN (
                SELECT 't' || number FROM ticket
                WHERE device = ? AND voided_at_ms IS NULL))
        """

    static func decode(_ row: Statement) -> OwnBallot {
        let voterClass = VoterClass(rawValue: row.text(1)) ?? .device
        return OwnBallot(
            round: RoundNumber(row.integer(0)),
            ballot: Ballot(
                voter: BallotRow.identity(
                    voterClass, row.text(2), isWeak: row.integer(3) != 0),
                choice: BallotChoice(
                    affirmativePoints: row.optionalInteger(4).map { Int($0) }),
                device: row.optionalText(5).map { DeviceID(UUIDText(checked: $0)) },
                atMs: row.integer(6), state: Ballot.State(rawValue: row.text(7)) ?? .counted),
            receipt: Receipt(hash: row.text(8)))
    }
}
