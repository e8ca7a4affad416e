import DebateDomain

/// What the ledger makes of a debate's ballots, row by row.
struct LedgerReplay {
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
