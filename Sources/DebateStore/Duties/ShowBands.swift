import DebateDomain

/// Finds the band that rounds in mode `banded` show (rule E3): looked at on the full ten seconds and
/// not when a ballot comes, so that no change can be laid to one voter.
struct ShowBands: DueDuty {
    /// Between two looks, in milliseconds.
    static let periodMs: Int64 = 10_000

    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try !transaction.roundsToBand(nowMs: nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        for round in try transaction.reading.roundsToBand(nowMs: nowMs) {
            guard let debate = try transaction.reading.debate(round.debate),
                let count = try transaction.reading.countedRounds(of: debate, nowMs: nowMs)
                    .first(where: { $0.round.number == round.number })?.count
            else { continue }
            let band = Band.of(count.tally, after: count.band?.value)
            try transaction.show(band, of: round.number, nowMs: nowMs)
        }
    }
}

extension ReadTransaction {
    fileprivate func roundsToBand(nowMs: Int64) throws(StoreError) -> [ChangedRound] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ChangedRound.unbanded,
                [nowMs - ChangedRound.patienceMs, nowMs - nowMs % ShowBands.periodMs],
                ChangedRound.decode)
        }
    }
}

extension WriteTransaction {
    /// The revision grows when the band is another one.
    fileprivate func show(
        _ band: Band, of round: RoundNumber, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO round_band (round, band, rev, at_ms)
                VALUES (?, ?, 1, ?)
                ON CONFLICT (round) DO UPDATE SET
                    rev = rev + (band <> excluded.band),
                    band = excluded.band,
                    at_ms = excluded.at_ms
                """, [round.value, band.text, nowMs])
        }
    }
}
