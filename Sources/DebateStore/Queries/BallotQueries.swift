package import DebateDomain

/// A ballot as it comes in.
package struct BallotRequest: Sendable {
    package let cast: CastBallot
    package let round: RoundNumber
    package let debate: DebateID
    /// Who casts it; tickets are found by the device.
    package let presented: PresentedIdentity
    /// When the request came in, milliseconds UTC.
    package let atMs: Int64
    /// What stands for a voter in the debate's ledger, asked for at their first ballot.
    package let pseudonym: @Sendable (VoterIdentity) -> String

    package init(
        cast: CastBallot, round: RoundNumber, debate: DebateID, presented: PresentedIdentity,
        atMs: Int64, pseudonym: @escaping @Sendable (VoterIdentity) -> String
    ) {
        self.cast = cast
        self.round = round
        self.debate = debate
        self.presented = presented
        self.atMs = atMs
        self.pseudonym = pseudonym
    }
}

/// A ballot on record, for its own voter.
package struct OwnBallot: Sendable, Hashable {
    package let round: RoundNumber
    package let ballot: Ballot
    package let receipt: Receipt

    package init(round: RoundNumber, ballot: Ballot, receipt: Receipt) {
        self.round = round
        self.ballot = ballot
        self.receipt = receipt
    }
}

extension WriteTransaction {
    /// Casts or replaces a voter's ballot: rows, count and ledger in one.
    /// - Throws: `RuleViolation.notFound`, `.notAVoter`, and what `CastBallot` refuses.
    /// Cost: about eight statements, each of them one look into an index.
    package func cast(_ request: BallotRequest) throws -> OwnBallot {
        var box = try ballotBox(request)
        if case .planned(let plan) = box.round.life, (plan.opensAtMs ?? .max) <= request.atMs {
            // The window has begun; this ballot is only quicker than the due pass.
            try advanceRounds(of: request.debate, nowMs: request.atMs)
            box = try ballotBox(request)
        }
        let presented = try withTicket(request.presented, box)
        guard let identity = VoterIdentity.strongest(presented) else {
            throw RuleViolation.notAVoter
        }
        let own = try ballot(of: identity, in: box)
        let weaker = try weakerBallots(than: identity, from: presented.device, in: box)
        let steps = try request.cast.decide(
            on: box.round, by: identity, from: presented.device,
            standing: CastBallot.Standing(
                own: own?.ballot, weaker: weaker.compactMap(\.ballot),
                hasStronger: try hasStronger(than: identity, from: presented.device, in: box)),
            atMs: request.atMs)
        var known = weaker.map(\.voter) + [try own?.voter ?? add(identity, request, box)][...]
        var hash: String?
        for step in steps {
            let voter = known.removeFirst()
            let row = try perform(step, by: voter, at: request.atMs, in: &box)
            if step.choice != nil { hash = row.hash }
        }
        guard let ballot = steps.last(where: { $0.choice != nil })?.ballot ?? own?.ballot else {
            throw StoreError.ownFault("a ballot was taken and is not there")
        }
        return OwnBallot(
            round: request.round, ballot: ballot,
            receipt: Receipt(hash: try hash ?? self.hash(of: own?.ordinal ?? 0, in: box)))
    }

    /// Takes the ballots of a ticket out of the count, with a row of the ledger each (rule I6).
    /// - Throws: `RuleViolation.alreadyRevealed`; then nothing has changed.
    package func voidBallots(
        of ticket: TicketNumber, in debate: DebateID, nowMs: Int64
    ) throws {
        let rounds = try rounds(of: debate)
        var boxes: [(box: BallotBox, stored: StoredBallot)] = []
        for round in rounds.rounds where round.wasOpened {
            let box = try ballotBox(round.number, debate)
            if let stored = try ballot(of: .ticket(ticket), in: box), stored.ballot != nil {
                boxes.append((box, stored))
            }
        }
        let steps = try VoidBallots.decide(
            boxes.compactMap { box, stored in
                stored.ballot.map { VoidBallots.Cast(round: box.round, ballot: $0) }
            })
        guard var head = boxes.first?.box.head else { return }
        for (number, step) in steps {
            guard let (found, stored) = boxes.first(where: { $0.box.round.number == number })
            else { continue }
            var box = found
            box.head = head
            _ = try perform(step, by: stored.voter, at: nowMs, in: &box)
            head = box.head
        }
        try announceRecount(of: steps.map(\.round), in: debate, nowMs: nowMs)
    }
}

/// A round that takes ballots, and the end of its debate's ledger.
struct BallotBox {
    let round: VoteRound
    let debateNumber: Int64
    /// Somebody has voted in the debate, so that its rules stay (rule I4).
    var isLocked: Bool
    var head: LedgerHead

    static let sql = """
        SELECT \(RoundRow.columns), debate.number, debate.rules_locked_at_ms, ledger.ordinal,
            ledger.hash
        FROM vote_round
        JOIN debate ON debate.number = vote_round.debate
        LEFT JOIN ledger ON ledger.debate = debate.number AND ledger.ordinal = (
            SELECT max(ordinal) FROM ledger WHERE debate = vote_round.debate)
        WHERE vote_round.number = ? AND debate.id = ?
        """

    static func decode(_ row: Statement, genesis: String) -> BallotBox {
        let next = RoundRow.next
        return BallotBox(
            round: RoundRow.decode(row), debateNumber: row.integer(next),
            isLocked: row.optionalInteger(next + 1) != nil,
            head: LedgerHead(
                rows: row.integer(next + 2), hash: row.optionalText(next + 3) ?? genesis))
    }
}

extension WriteTransaction {
    private func ballotBox(_ request: BallotRequest) throws -> BallotBox {
        try ballotBox(request.round, request.debate)
    }

    func ballotBox(_ round: RoundNumber, _ debate: DebateID) throws -> BallotBox {
        let found = try translating { () throws(SQLiteError) in
            try connection.rows(BallotBox.sql, [round.value, debate.text]) { row in
                BallotBox.decode(row, genesis: LedgerChain.genesis(of: debate))
            }.first
        }
        guard let found else { throw RuleViolation.notFound }
        return found
    }

    /// What is presented, with the ticket the device redeemed last.
    private func withTicket(
        _ presented: PresentedIdentity, _ box: BallotBox
    ) throws(StoreError) -> PresentedIdentity {
        guard let device = presented.device, !presented.deviceIsWeak else { return presented }
        var all = presented
        all.ticket = try translating { () throws(SQLiteError) in
            try connection.rows(TicketRow.heldBy, [device.text, box.debateNumber]) {
                TicketNumber($0.integer(0))
            }.first
        }
        return all
    }

    fileprivate func ballot(
        of voter: VoterIdentity, in box: BallotBox
    ) throws(StoreError) -> StoredBallot? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                BallotRow.ofVoter,
                [
                    box.round.number.value, voter.text, box.debateNumber,
                    voter.voterClass.rawValue,
                ], BallotRow.decode
            ).first
        }
    }

    /// Ballots of weaker classes cast from the device that count.
    private func weakerBallots(
        than voter: VoterIdentity, from device: DeviceID?, in box: BallotBox
    ) throws(StoreError) -> [StoredBallot] {
        guard let device, voter.voterClass != .device else { return [] }
        var found: [StoredBallot] = []
        if let own = try ballot(of: .device(device), in: box), own.ballot?.state == .counted {
            found.append(own)
        }
        guard voter.voterClass == .ticket else { return found }
        return found
            + (try translating { () throws(SQLiteError) in
                try connection.rows(
                    BallotRow.castFrom, [device.text, box.round.number.value],
                    BallotRow.decode)
            })
    }

    /// Whether a ballot of a stronger class cast from the device counts; none is asked for where two
    /// people may share the device.
    private func hasStronger(
        than voter: VoterIdentity, from device: DeviceID?, in box: BallotBox
    ) throws(StoreError) -> Bool {
        guard let device, voter.voterClass == .device else { return false }
        return try translating { () throws(SQLiteError) in
            try connection.integer(
                BallotRow.strongerCastFrom, [device.text, box.round.number.value]) > 0
        }
    }

    private func add(
        _ voter: VoterIdentity, _ request: BallotRequest, _ box: BallotBox
    ) throws(StoreError) -> KnownVoter {
        let pseudonym = request.pseudonym(voter)
        let number = try translating { () throws(SQLiteError) in
            try connection.insert(
                """
                INSERT INTO voter (debate, class, identity, is_weak, pseudonym)
                VALUES (?, ?, ?, ?, ?)
                """,
                [
                    box.debateNumber, voter.voterClass.rawValue, voter.text, voter.isWeak,
                    pseudonym,
                ])
        }
        return KnownVoter(number: number, voterClass: voter.voterClass, pseudonym: pseudonym)
    }

    /// Writes one step: the ledger's row, the ballot, the count; with the first ballot of the debate
    /// its rules are locked, which its channels hear with the next update (rule I4).
    fileprivate func perform(
        _ step: BallotStep, by voter: KnownVoter, at atMs: Int64, in box: inout BallotBox
    ) throws(StoreError) -> LedgerRow {
        let row = try append(
            LedgerEntry(
                round: box.round.number, kind: step.kind, voter: voter, choice: step.choice,
                atMs: atMs),
            to: &box.head, debateNumber: box.debateNumber)
        try translating { () throws(SQLiteError) in
            try store(step, by: voter, ordinal: row.ordinal, in: box)
            try count(step, in: box.round.number, at: step.choice == nil ? 0 : atMs)
            if !box.isLocked {
                // Who follows the debate hears of the lock with its next update.
                try connection.execute(
                    """
                    UPDATE debate SET rules_locked_at_ms = ?, has_unsaid_update = 1
                    WHERE number = ? AND rules_locked_at_ms IS NULL
                    """, [atMs, box.debateNumber])
            }
        }
        return row
    }

    private func store(
        _ step: BallotStep, by voter: KnownVoter, ordinal: Int64, in box: BallotBox
    ) throws(SQLiteError) {
        let ballot = step.ballot
        switch step {
        case .cast:
            try connection.execute(
                """
                INSERT INTO ballot (
                    round, voter, class, affirmative_points, device, at_ms, state, ordinal)
                VALUES (?, ?, ?, ?, ?, ?, 'counted', ?)
                """,
                [
                    box.round.number.value, voter.number, voter.voterClass.rawValue,
                    ballot.choice.affirmativePoints, ballot.device?.text, ballot.atMs, ordinal,
                ])
        case .replace:
            try connection.execute(
                """
                UPDATE ballot
                SET affirmative_points = ?, device = ?, at_ms = ?, ordinal = ?
                WHERE round = ? AND voter = ?
                """,
                [
                    ballot.choice.affirmativePoints, ballot.device?.text, ballot.atMs, ordinal,
                    box.round.number.value, voter.number,
                ])
        case .supersede, .void:
            try connection.execute(
                "UPDATE ballot SET state = ? WHERE round = ? AND voter = ?",
                [ballot.state.rawValue, box.round.number.value, voter.number])
        }
    }

    private func count(
        _ step: BallotStep, in round: RoundNumber, at atMs: Int64
    ) throws(SQLiteError) {
        let (voter, difference) = (step.ballot.voter, step.difference)
        try connection.execute(
            """
            UPDATE round_tally
            SET affirmative = affirmative + ?, negative = negative + ?,
                undecided = undecided + ?, voters = voters + ?, weak_voters = weak_voters + ?,
                departures = departures + ?, rev = rev + 1, last_at_ms = max(last_at_ms, ?)
            WHERE round = ? AND class = ?
            """,
            [
                difference.affirmative, difference.negative, difference.undecided,
                difference.voters, voter.isWeak ? difference.voters : 0,
                difference.voters < 0 ? 1 : 0, atMs, round.value, voter.voterClass.rawValue,
            ])
    }

    /// The hash of a row of the ledger.
    private func hash(of ordinal: Int64, in box: BallotBox) throws(StoreError) -> String {
        try translating { () throws(SQLiteError) in
            try connection.text(
                "SELECT hash FROM ledger WHERE debate = ? AND ordinal = ?",
                [box.debateNumber, ordinal]) ?? ""
        }
    }
}
