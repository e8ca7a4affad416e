package import DebateDomain

extension ReadTransaction {
    /// A file of a debate's exports, true and whole: for its organisers.
    /// Cost: every row the file has, in memory.
    package func export(
        _ file: ExportFile, of debate: Debate, nowMs: Int64
    ) throws(StoreError) -> ExportTable {
        switch file {
        case .summary: try exportSummary(of: debate, nowMs: nowMs)
        case .rounds: try exportRounds(of: debate, nowMs: nowMs)
        case .ballots: try exportRows(BallotExport.self, of: debate)
        case .ledger: try exportLedger(of: debate)
        case .flow: try exportFlow(of: debate, nowMs: nowMs)
        case .danmaku: try exportRows(DanmakuExport.self, of: debate)
        case .likes: try exportRows(LikeExport.self, of: debate)
        case .gifts: try exportRows(GiftExport.self, of: debate)
        case .audit: try exportRows(AuditExport.self, of: debate)
        }
    }

    /// Whether a file that tells what voters chose may be made: no round takes ballots any more, and
    /// no tally is still to be written.
    package func mayExportChoices(of debate: DebateID) throws(StoreError) -> Bool {
        let rounds = try rounds(of: debate)?.rounds ?? []
        return !rounds.contains { round in
            if case .opened = round.life { true } else { false }
        }
    }

    private func exportRows<Rows: ExportRows>(
        _ rows: Rows.Type, of debate: Debate
    ) throws(StoreError) -> ExportTable {
        try translating { () throws(SQLiteError) in
            var table = ExportTable(Rows.columns)
            let decode = Rows.decode(for: debate)
            for cells in try connection.rows(Rows.sql, [debate.id.text], decode) {
                table.add(cells)
            }
            return table
        }
    }
}

/// A file whose lines are the rows of one statement.
protocol ExportRows {
    static var columns: [ExportTable.Column] { get }
    /// Takes the debate's identifier.
    static var sql: String { get }
    /// A row's cells, in the order of the columns.
    static func decode(for debate: Debate) -> (Statement) -> [ExportTable.Cell]
}

extension Statement {
    /// A text that may be absent, as a cell.
    func textCell(_ column: Int32) -> ExportTable.Cell { .text(orEmpty: optionalText(column)) }

    /// A number that may be absent, as a cell.
    func numberCell(_ column: Int32) -> ExportTable.Cell {
        .number(orEmpty: optionalInteger(column))
    }

    /// A 0 or 1, as a cell.
    func flagCell(_ column: Int32) -> ExportTable.Cell { .flag(integer(column) != 0) }
}
