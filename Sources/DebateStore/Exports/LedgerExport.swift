import DebateDomain

extension ReadTransaction {
    /// The ledger's rows as everybody may check them once all is revealed (docs/ledger.md).
    func exportLedger(of debate: Debate) throws(StoreError) -> ExportTable {
        var table = ExportTable([
            .value("ordinal"), .value("roundId"), .value("kind"), .value("pseudonym"),
            .value("class"), .value("choice.affirmativePoints"), .value("choice.undecided"),
            .time("at"), .value("salt"), .value("previousHash"), .value("hash"),
        ])
        for row in try ledgerRows(of: debate.id, after: 0, limit: .max) {
            table.add([
                .number(row.ordinal), .text(row.round.text), .text(row.kind.rawValue),
                .text(orEmpty: row.pseudonym), .text(orEmpty: row.voterClass?.rawValue),
                .number(orEmpty: row.choice?.affirmativePoints),
                row.choice == .undecided ? .flag(true) : .empty, .number(row.atMs),
                .text(row.salt), .text(row.previousHash), .text(row.hash),
            ])
        }
        return table
    }
}
