import DebateDomain

/// Every ballot as it stands, in the order of the pseudonyms: nobody's place in the queue shows.
enum BallotExport: ExportRows {
    static let columns: [ExportTable.Column] = [
        .value("roundId"), .value("kind"), .value("pseudonym"), .value("class"), .value("weak"),
        .value("affirmativePoints"), .value("undecided"), .value("state"), .value("counts"),
        .time("at"),
    ]

    static let sql = """
        SELECT vote_round.number, vote_round.kind, voter.pseudonym, ballot.class, voter.is_weak,
            ballot.affirmative_points, ballot.state, vote_round.life, ballot.at_ms
        FROM vote_round
        JOIN ballot ON ballot.round = vote_round.number
        JOIN voter ON voter.number = ballot.voter
        WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY vote_round.number, voter.pseudonym
        """

    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell] {
        let counting = Set(debate.rules.countingClasses.map(\.rawValue))
        return { row in
            let points = row.optionalInteger(5)
            let counts =
                row.text(6) == "counted" && row.text(7) != "voided"
                && counting.contains(row.text(3))
            return [
                .text("r\(row.integer(0))"), .text(row.text(1)), .text(row.text(2)),
                .text(row.text(3)), row.flagCell(4), .number(orEmpty: points),
                .flag(points == nil), .text(row.text(6)), .flag(counts),
                .number(LedgerRow.coarse(row.integer(8))),
            ]
        }
    }
}
