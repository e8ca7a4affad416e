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

    /// Walks a debate's ledger, and compares ballots, counts, voters and what was told with it.
    ///
    /// - Parameter pseudonym: what stands for a voter, by class and identity with a space between;
    ///   absent: it is not known here, and voters are taken for who they are said to be.
    /// Cost: reads all of the debate's votes, in pages; holds what became of each ballot.
    package func check(
        votesOf debate: DebateID, pseudonym: ((String) -> String)?
    ) throws(StoreError) -> VoteCheck {
        let told = try toldEnds(of: debate)
        var replay = LedgerReplay(
            genesis: LedgerChain.genesis(of: debate), marks: Set(told.map(\.hash)))
        var fault: VoteFault?
        var rows: [LedgerRow]
        repeat {
            rows = try ledgerRows(of: debate, after: replay.rows, limit: 500)
            for row in rows where fault == nil { fault = replay.take(row) }
        } while !rows.isEmpty && fault == nil
        let ballots = try ballotsOnRecord(of: debate)
        if fault == nil { fault = try firstMissing(after: replay, debate, told, ballots) }
        if fault == nil { fault = replay.firstFault(in: ballots) }
        if fault == nil { fault = try firstWrongCount(debate, ballots) }
        if fault == nil { fault = try firstWrongVoid(debate, replay) }
        if fault == nil { fault = try firstWrongTelling(debate, replay, told) }
        if fault == nil, let pseudonym { fault = try firstWrongVoter(debate, pseudonym) }
        return VoteCheck(rows: replay.rows, ballots: ballots.count, fault: fault)
    }

    /// A dropped tail breaks no chain: it shows by what refers to it.
    private func firstMissing(
        after replay: LedgerReplay, _ debate: DebateID, _ told: [ToldEnd],
        _ ballots: [RecordedBallot]
    ) throws(StoreError) -> VoteFault? {
        let missing = VoteFault(ordinal: replay.rows + 1, finding: "is missing")
        if ballots.contains(where: { $0.ordinal > replay.rows }) { return missing }
        for end in told {
            guard let rows = end.rows else {
                if replay.snapshots[end.hash] == nil { return missing }
                continue
            }
            if rows > replay.rows { return missing }
            if end.hash != replay.hashes[rows] {
                return VoteFault(
                    ordinal: rows, finding: "is another one than was told at a close")
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

    /// A round is void by a row of the ledger, and by nothing else.
    private func firstWrongVoid(
        _ debate: DebateID, _ replay: LedgerReplay
    ) throws(StoreError) -> VoteFault? {
        for round in try rounds(of: debate)?.rounds ?? [] where round.wasOpened {
            let name = round.number.text
            switch (round.isVoid, replay.voids[round.number]) {
            case (true, nil):
                return VoteFault(
                    ordinal: nil, finding: "round \(name) is void, and no row of the ledger says so"
                )
            case (false, let ordinal?):
                return VoteFault(
                    ordinal: ordinal, finding: "voids round \(name), which is not void")
            default: continue
            }
        }
        return nil
    }

    /// The tallies that were told, against the ledger as it was then.
    private func firstWrongTelling(
        _ debate: DebateID, _ replay: LedgerReplay, _ told: [ToldEnd]
    ) throws(StoreError) -> VoteFault? {
        guard let counting = try self.debate(debate)?.rules.countingClasses else { return nil }
        let closes = told.compactMap { end in
            end.tally.map { (tally: $0, counted: replay.snapshots[end.hash] ?? [:], at: "close") }
        }
        let reveals = try toldReveals(of: debate).map { tally in
            (tally: tally, counted: replay.tallies, at: "reveal")
        }
        for (tally, counted, at) in closes + reveals {
            let recount = counted[tally.round] ?? .zero
            guard tally.says(recount, counting) else {
                return VoteFault(
                    ordinal: nil,
                    finding: "the tally of round \(tally.round.text) told at its \(at) is not that "
                        + "of its ballots")
            }
        }
        return nil
    }

    /// Whoever holds the key knows whom a pseudonym stands for: nobody may take another's place.
    private func firstWrongVoter(
        _ debate: DebateID, _ pseudonym: (String) -> String
    ) throws(StoreError) -> VoteFault? {
        let voters = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT class || ' ' || identity, pseudonym
                FROM voter
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                ORDER BY number
                """, [debate.text]
            ) { (name: $0.text(0), pseudonym: $0.text(1)) }
        }
        return voters.first { pseudonym($0.name) != $0.pseudonym }.map { voter in
            VoteFault(
                ordinal: nil, finding: "pseudonym \(voter.pseudonym) is not that of its voter")
        }
    }

    /// What was told when rounds closed and the debate ended, on the channels of all and of the
    /// organisers.
    private func toldEnds(of debate: DebateID) throws(StoreError) -> [ToldEnd] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ToldEnd.sql, [Channel.debate(debate).name, Channel.organiser(debate).name],
                ToldEnd.decode)
        }
    }

    /// What reveals told, as the channel has it and as the round has it.
    private func toldReveals(of debate: DebateID) throws(StoreError) -> [ToldTally] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ToldTally.reveals, [Channel.debate(debate).name, debate.text]
            ) { ToldTally.decode($0, from: 0) }.compactMap { $0 }
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

/// A tally as it was told, in its own bytes.
private struct ToldTally {
    let round: RoundNumber
    /// `null` where there is none.
    let json: String
    /// The ledger does not know how many voters are weak: the counts beside it do.
    let weak: Int

    static let reveals = """
        SELECT json_extract(data, '$.round.id'), json_extract(data, '$.tally'),
            json_extract(data, '$.tally.byClass.device.weak')
        FROM event
        WHERE channel = (SELECT number FROM channel WHERE name = ?) AND name = 'round.revealed'
        UNION ALL
        SELECT 'r' || number, json_extract('{' || revelation || '}', '$.tally'),
            json_extract('{' || revelation || '}', '$.tally.byClass.device.weak')
        FROM vote_round
        WHERE debate = (SELECT number FROM debate WHERE id = ?)
            AND (life = 'revealed' OR revelation IS NOT NULL)
        """

    /// From three columns; `nil`: of no round.
    static func decode(_ row: Statement, from column: Int32) -> ToldTally? {
        row.optionalText(column).flatMap { RoundNumber($0) }.map { round in
            ToldTally(
                round: round, json: row.optionalText(column + 1) ?? "null",
                weak: Int(row.optionalInteger(column + 2) ?? 0))
        }
    }

    /// Whether it tells this count and no other.
    func says(_ counted: ClassTallies, _ counting: Set<VoterClass>) -> Bool {
        var byClass = counted
        byClass.weakDevices = weak
        let shown = ShownTally(tally: byClass.counting(counting), byClass: byClass)
        return json == JSONText.of(shown)
    }
}

/// Where the ledger ended when a round closed or the debate ended.
private struct ToldEnd {
    /// Absent where they were not told.
    let rows: Int64?
    let hash: String
    /// Absent where it was not told.
    let tally: ToldTally?

    static let sql = """
        SELECT json_extract(data, '$.ledger.rows'), json_extract(data, '$.ledger.hash'),
            CASE WHEN json_extract(data, '$.tally') IS NULL THEN NULL
                ELSE json_extract(data, '$.round.id') END,
            json_extract(data, '$.tally'), json_extract(data, '$.tally.byClass.device.weak')
        FROM event
        WHERE channel IN (SELECT number FROM channel WHERE name IN (?, ?))
            AND name IN ('round.closed', 'debate.ended')
            AND json_extract(data, '$.ledger.hash') IS NOT NULL
        ORDER BY channel, seq
        """

    static func decode(_ row: Statement) -> ToldEnd {
        ToldEnd(
            rows: row.optionalInteger(0), hash: row.text(1), tally: ToldTally.decode(row, from: 2))
    }
}

/// What the ledger makes of a debate's ballots, row by row.
private struct LedgerReplay {
    private(set) var rows: Int64 = 0
    /// Changes of ballots in each round.
    private(set) var changes: [RoundNumber: Int64] = [:]
    /// By ordinal; the genesis at 0.
    private(set) var hashes: [Int64: String]
    /// What the rounds count; weak devices aside.
    private(set) var tallies: [RoundNumber: ClassTallies] = [:]
    /// The same as it was at the hashes that were asked for.
    private(set) var snapshots: [String: [RoundNumber: ClassTallies]]
    /// The rows by which rounds are void.
    private(set) var voids: [RoundNumber: Int64] = [:]
    private let marks: Set<String>
    private var ballots: [BallotKey: Standing] = [:]

    private struct Standing: Equatable {
        var voterClass: VoterClass?
        var choice: BallotChoice?
        var state: Ballot.State
        var ordinal: Int64
    }

    /// - Parameter marks: the hashes at which the count is remembered.
    init(genesis: String, marks: Set<String>) {
        hashes = [0: genesis]
        snapshots = [genesis: [:]]
        self.marks = marks
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
        if let fault = follow(row) { return fault }
        if marks.contains(row.hash) { snapshots[row.hash] = tallies }
        return nil
    }

    private mutating func follow(_ row: LedgerRow) -> VoteFault? {
        guard let pseudonym = row.pseudonym else {
            guard voids.updateValue(row.ordinal, forKey: row.round) == nil else {
                return VoteFault(ordinal: row.ordinal, finding: "voids a round that is void")
            }
            return nil
        }
        changes[row.round, default: 0] += 1
        let key = BallotKey(round: row.round, pseudonym: pseudonym)
        let isKnown = ballots[key]?.state == .counted
        guard row.kind == .cast ? ballots[key] == nil : isKnown else {
            return VoteFault(ordinal: row.ordinal, finding: "changes a ballot that is not there")
        }
        if let former = ballots[key] { count(former, in: row.round, adding: false) }
        switch row.kind {
        case .cast, .replace:
            ballots[key] = Standing(
                voterClass: row.voterClass, choice: row.choice, state: .counted,
                ordinal: row.ordinal)
            if let standing = ballots[key] { count(standing, in: row.round, adding: true) }
        case .supersede: ballots[key]?.state = .superseded
        case .void: ballots[key]?.state = .void
        }
        return nil
    }

    private mutating func count(_ standing: Standing, in round: RoundNumber, adding: Bool) {
        guard let voterClass = standing.voterClass, let choice = standing.choice else { return }
        let tally = Tally(affirmativePoints: choice.affirmativePoints)
        let signed = adding ? tally : .zero - tally
        tallies[round, default: .zero][voterClass] += signed
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
