import DebateDomain

/// Notes how the count of each round stands, once a second at most while it changes: what mode
/// `delayed` shows later, and what charts are drawn from.
struct SampleTallies: DueDuty {
    /// Between two samples of a round, in milliseconds.
    static let periodMs: Int64 = 1000

    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try !transaction.roundsToSample(nowMs: nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        for round in try transaction.reading.roundsToSample(nowMs: nowMs) {
            guard let debate = try transaction.reading.debate(round.debate),
                let counted = try transaction.reading.countedRounds(of: debate, nowMs: nowMs)
                    .first(where: { $0.round.number == round.number })
            else { continue }
            try transaction.addSample(of: counted, atMs: max(nowMs, round.lastBallotAtMs))
        }
    }
}

/// A round whose count has changed since somebody looked.
struct ChangedRound {
    let number: RoundNumber
    let debate: DebateID
    /// The latest ballot in it. Under load a ballot stamped after the look began may be counted
    /// already: what is noted is never called older than its ballots are.
    let lastBallotAtMs: Int64

    static func decode(_ row: Statement) -> ChangedRound {
        ChangedRound(
            number: RoundNumber(row.integer(0)),
            debate: DebateID(UUIDText(checked: row.text(1))), lastBallotAtMs: row.integer(2))
    }

    /// How long after its end a round is still looked at: a void ticket changes its count.
    static let patienceMs: Int64 = 86_400_000

    /// Without any sample yet, or with another count than the last one's.
    static let unsampled = """
        SELECT vote_round.number, debate.id,
            (SELECT max(last_at_ms) FROM round_tally WHERE round = vote_round.number)
        FROM vote_round
        JOIN debate ON debate.number = vote_round.debate
        LEFT JOIN tally_sample ON tally_sample.round = vote_round.number
            AND tally_sample.at_ms = (
                SELECT max(at_ms) FROM tally_sample WHERE round = vote_round.number)
        WHERE vote_round.life IN ('opened', 'closed')
            AND (vote_round.closes_at_ms IS NULL OR vote_round.closes_at_ms > ?)
            AND (tally_sample.at_ms IS NULL
                OR (tally_sample.at_ms <= ?
                    AND tally_sample.rev <> (
                        SELECT sum(rev) FROM round_tally WHERE round = vote_round.number)))
        """

    /// In mode `banded`, and not looked at in this span.
    static let unbanded = """
        SELECT vote_round.number, debate.id, 0
        FROM vote_round
        JOIN debate ON debate.number = vote_round.debate
        LEFT JOIN round_band ON round_band.round = vote_round.number
        WHERE vote_round.life IN ('opened', 'closed')
            AND vote_round.reveal = 'banded'
            AND (vote_round.closes_at_ms IS NULL OR vote_round.closes_at_ms > ?)
            AND (round_band.at_ms IS NULL OR round_band.at_ms < ?)
        """
}

extension ReadTransaction {
    fileprivate func roundsToSample(nowMs: Int64) throws(StoreError) -> [ChangedRound] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ChangedRound.unsampled,
                [nowMs - ChangedRound.patienceMs, nowMs - SampleTallies.periodMs],
                ChangedRound.decode)
        }
    }
}

extension WriteTransaction {
    fileprivate func addSample(
        of counted: CountedRound, atMs: Int64
    ) throws(StoreError) {
        let tally = counted.count.tally
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO tally_sample (
                    round, at_ms, affirmative, negative, undecided, voters, rev)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    counted.round.number.value, atMs, tally.affirmative, tally.negative,
                    tally.undecided, tally.voters, counted.count.rev,
                ])
        }
    }
}
