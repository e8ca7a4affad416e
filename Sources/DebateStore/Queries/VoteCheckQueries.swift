package import DebateDomain

/// The first thing in a debate's votes that does not fit the rest.
package struct VoteFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The ledger's row it concerns; absent: a count as a whole.
    package let ordinal: Int64?
    /// What is wrong, as the end of a sentence.
    package let finding: String

    package var description: String {
        ordinal.map { "ledger row \($0) \(finding)" } ?? finding
    }
}

/// What the check of a debate's votes went through.
package struct VoteCheck: Sendable, Hashable {
    package let rows: Int64
    package let ballots: Int
    /// `nil`: all of it agrees.
    package let fault: VoteFault?
}

extension ReadTransaction {
    /// Every debate, in the order they were made.
    package func debateIDs() throws(StoreError) -> [DebateID] {
        try translating { () throws(SQLiteError) in
            try connection.rows("SELECT id FROM debate ORDER BY number") {
                DebateID(UUIDText(checked: $0.text(0)))
            }
        }
    }

    /// Walks a debate's ledger, and compares ballots, counts and what was told of its end with it.
    ///
    /// Cost: reads all of the debate's votes, in pages; holds what became of each ballot.
    package func check(votesOf debate: DebateID) throws(StoreError) -> VoteCheck {
        var replay = LedgerReplay(genesis: LedgerChain.genesis(of: debate))
        var fault: VoteFault?
        var rows: [LedgerRow]
        repeat {
            rows = try ledgerRows(of: debate, after: replay.rows, limit: 500)
            for row in rows where fault == nil { fault = replay.take(row) }
        } while !rows.isEmpty && fault == nil
        let ballots = try ballotsOnRecord(of: debate)
        if fault == nil { fault = try firstMissing(after: replay, debate, ballots) }
        if fault == nil { fault = replay.firstFault(in: ballots) }
        if fault == nil { fault = try firstWrongCount(debate, ballots) }
        return VoteCheck(rows: replay.rows, ballots: ballots.count, fault: fault)
    }

    /// A dropped tail breaks no chain: it shows by what refers to it.
    private func firstMissing(
        after replay: LedgerReplay, _ debate: DebateID, _ ballots: [RecordedBallot]
    ) throws(StoreError) -> VoteFault? {
        let missing = VoteFault(ordinal: replay.rows + 1, finding: "is missing")
        if ballots.contains(where: { $0.ordinal > replay.rows }) { return missing }
        for head in try toldHeads(of: debate) {
            if head.rows > replay.rows { return missing }
            if head.hash != replay.hashes[head.rows] {
                return VoteFault(
                    ordinal: head.rows, finding: "is another one than was told at a close")
            }
        }
        for (round, changes) in try changeCounts(of: debate) where replay.changes[round] != changes
        {
            let known = replay.changes[round] ?? 0
            if changes == known { continue }
            return changes > known
                ? missing
                : VoteFault(
                    ordinal: replay.rows, finding: "is one more than round \(round.text) counted")
        }
        return nil
    }

    /// Where the ledger ended when rounds closed and the debate ended.
    private func toldHeads(of debate: DebateID) throws(StoreError) -> [LedgerHead] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT json_extract(data, '$.ledger.rows'), json_extract(data, '$.ledger.hash')
                FROM event
                WHERE channel = (SELECT number FROM channel WHERE name = ?)
                    AND name IN ('round.closed', 'debate.ended')
                    AND json_extract(data, '$.ledger.rows') IS NOT NULL
                ORDER BY seq
                """, [Channel.debate(debate).name]
            ) { LedgerHead(rows: $0.integer(0), hash: $0.text(1)) }
        }
    }

    /// How many changes each round's count has taken.
    private func changeCounts(
        of debate: DebateID
    ) throws(StoreError) -> [(RoundNumber, Int64)] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT round_tally.round, sum(round_tally.rev)
                FROM vote_round
                JOIN round_tally ON round_tally.round = vote_round.number
                WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
                GROUP BY round_tally.round
                ORDER BY round_tally.round
                """, [debate.text]
            ) { (RoundNumber($0.integer(0)), $0.integer(1)) }
        }
    }

    private func ballotsOnRecord(
        of debate: DebateID
    ) throws(StoreError) -> [RecordedBallot] {
        try translating { () throws(SQLiteError) in
            try connection.rows(RecordedBallot.sql, [debate.text], RecordedBallot.decode)
        }
    }

    /// The counts kept beside the ballots, against the ballots themselves.
    private func firstWrongCount(
        _ debate: DebateID, _ ballots: [RecordedBallot]
    ) throws(StoreError) -> VoteFault? {
        var recount: [RoundNumber: ClassTallies] = [:]
        for ballot in ballots where ballot.state == .counted {
            recount[ballot.key.round, default: .zero][ballot.voterClass] += Tally(
                affirmativePoints: ballot.choice.affirmativePoints)
            if ballot.isWeak { recount[ballot.key.round, default: .zero].weakDevices += 1 }
        }
        let counts = try translating { () throws(SQLiteError) in
            try connection.rows(RecordedBallot.counts, [debate.text]) { row in
                (
                    round: RoundNumber(row.integer(0)), voterClass: row.text(1),
                    tally: Tally(
                        affirmative: Int(row.integer(2)), negative: Int(row.integer(3)),
                        undecided: Int(row.integer(4)), voters: Int(row.integer(5))),
                    weak: Int(row.integer(6))
                )
            }
        }
        for count in counts {
            guard let voterClass = VoterClass(rawValue: count.voterClass) else { continue }
            let counted = recount[count.round] ?? .zero
            let weak = voterClass == .device ? counted.weakDevices : 0
            if counted[voterClass] != count.tally || weak != count.weak {
                return VoteFault(
                    ordinal: nil,
                    finding: "the count of round \(count.round.text), class \(count.voterClass), "
                        + "is not that of its ballots")
            }
        }
        return nil
    }
}

/// Which ballot: a round's, and of whom.
private struct BallotKey: Hashable {
    let round: RoundNumber
    let pseudonym: String
}

/// A ballot as its table has it.
private struct RecordedBallot {
    let key: BallotKey
    let voterClass: VoterClass
    let isWeak: Bool
    let choice: BallotChoice
    let state: Ballot.State
    let ordinal: Int64

    static let sql = """
        SELECT ballot.round, voter.pseudonym, ballot.class, voter.is_weak,
            ballot.affirmative_points, ballot.state, ballot.ordinal, voter.class
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

/// What the ledger makes of a debate's ballots, row by row.
private struct LedgerReplay {
    private(set) var rows: Int64 = 0
    /// Changes of ballots in each round.
    private(set) var changes: [RoundNumber: Int64] = [:]
    /// By ordinal; the genesis at 0.
    private(set) var hashes: [Int64: String]
    private var ballots: [BallotKey: Standing] = [:]

    private struct Standing: Equatable {
        var voterClass: VoterClass?
        var choice: BallotChoice?
        var state: Ballot.State
        var ordinal: Int64
    }

    init(genesis: String) {
        hashes = [0: genesis]
    }

    /// Takes in the next row, or says what is wrong with it.
    mutating func take(_ row: LedgerRow) -> VoteFault? {
        guard row.ordinal == rows + 1 else {
            return VoteFault(ordinal: rows + 1, finding: "is missing")
        }
        guard row.hash == LedgerChain.hash(row.canonicalBytes) else {
            return VoteFault(ordinal: row.ordinal, finding: "is not what its hash was taken of")
        }
        rows = row.ordinal
        hashes[row.ordinal] = row.hash
        guard let pseudonym = row.pseudonym else { return nil }
        changes[row.round, default: 0] += 1
        let key = BallotKey(round: row.round, pseudonym: pseudonym)
        let isKnown = ballots[key]?.state == .counted
        guard row.kind == .cast ? ballots[key] == nil : isKnown else {
            return VoteFault(ordinal: row.ordinal, finding: "changes a ballot that is not there")
        }
        switch row.kind {
        case .cast, .replace:
            ballots[key] = Standing(
                voterClass: row.voterClass, choice: row.choice, state: .counted,
                ordinal: row.ordinal)
        case .supersede: ballots[key]?.state = .superseded
        case .void: ballots[key]?.state = .void
        }
        return nil
    }

    /// The first row whose ballot is another one, or none, or the ballot no row speaks of.
    func firstFault(in recorded: [RecordedBallot]) -> VoteFault? {
        var left = ballots
        for ballot in recorded {
            let standing = Standing(
                voterClass: ballot.voterClass, choice: ballot.choice, state: ballot.state,
                ordinal: ballot.ordinal)
            guard left.removeValue(forKey: ballot.key) == standing else {
                return VoteFault(
                    ordinal: ballot.ordinal, finding: "and the ballot on record differ")
            }
        }
        return left.values.map(\.ordinal).min().map {
            VoteFault(ordinal: $0, finding: "has no ballot on record")
        }
    }
}
