import DebateDomain

/// A tally as it was told, in its own bytes.
struct ToldTally {
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
struct ToldEnd {
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
