package import DebateDomain

extension ReadTransaction {
    /// Rows of a debate's ledger after an ordinal, oldest first.
    package func ledger(
        of debate: DebateID, from position: LogPosition
    ) throws(StoreError) -> LogSlice<LedgerRow> {
        let rows = try ledgerRows(of: debate, after: position.since, limit: position.limit + 1)
        let shown = Array(rows.prefix(position.limit))
        return LogSlice(
            rows: shown, next: shown.last?.ordinal ?? position.since,
            hasMore: rows.count > shown.count)
    }

    /// What the first row of a debate's ledger follows.
    package func ledgerGenesis(of debate: DebateID) -> String {
        LedgerChain.genesis(of: debate)
    }

    /// Where a debate's ledger ends.
    package func ledgerHead(of debate: DebateID) throws(StoreError) -> LedgerHead {
        try translating { () throws(SQLiteError) in
            try connection.rows(LedgerRows.head, [debate.text]) { row in
                LedgerHead(rows: row.integer(0), hash: row.text(1))
            }.first ?? LedgerHead(rows: 0, hash: LedgerChain.genesis(of: debate))
        }
    }

    /// What has become of the ballot a receipt was given for, for its holder; `nil` when there is
    /// no such receipt.
    package func receipt(
        _ receipt: Receipt, of debate: DebateID
    ) throws(StoreError) -> ReceiptState? {
        let found = try translating { () throws(SQLiteError) in
            try connection.rows(
                LedgerRows.receipt, [receipt.text, receipt.text, debate.text],
                LedgerRows.receiptState
            ).first
        }
        guard var state = found, let rounds = try rounds(of: debate) else { return nil }
        if !RevealRound.isComplete(rounds) { state.ordinal = nil }
        return state
    }

    /// Rows in order; one before the first is read for its hash.
    func ledgerRows(
        of debate: DebateID, after ordinal: Int64, limit: Int
    ) throws(StoreError) -> [LedgerRow] {
        try translating { () throws(SQLiteError) in
            var previous = LedgerChain.genesis(of: debate)
            let rows = try connection.rows(
                LedgerRows.slice, [debate.text, ordinal, limit + (ordinal > 0 ? 1 : 0)]
            ) { row in
                let decoded = LedgerRows.row(row, after: previous)
                previous = decoded.hash
                return decoded
            }
            return rows.filter { $0.ordinal > ordinal }
        }
    }
}

extension WriteTransaction {
    /// Appends a row to a debate's ledger.
    /// - Parameters:
    ///   - head: where the ledger ends; afterwards, where it ends then.
    func append(
        _ entry: LedgerEntry, to head: inout LedgerHead, debateNumber: Int64
    ) throws(StoreError) -> LedgerRow {
        let row = entry.row(after: head, salt: LedgerChain.salt())
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO ledger (
                    debate, ordinal, round, kind, voter, affirmative_points, is_undecided, at_ms,
                    salt, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    debateNumber, row.ordinal, row.round.value, row.kind.rawValue,
                    entry.voter?.number, row.choice?.affirmativePoints,
                    row.choice == .undecided, row.atMs, row.salt, row.hash,
                ])
        }
        head = LedgerHead(rows: row.ordinal, hash: row.hash)
        return row
    }
}

/// What a receipt's holder may know without saying who they are.
package struct ReceiptState: Sendable, Hashable {
    package let round: RoundNumber
    /// Absent while the ledger is not public: it counts what others did.
    package var ordinal: Int64?
    /// Milliseconds UTC, coarse as in the ledger.
    package let atMs: Int64
    package let state: State

    package enum State: String, Sendable, Hashable, CaseIterable {
        case counted
        /// The same voter chose anew; that choice has another receipt.
        case replaced
        case superseded
        /// The ballot's ticket, or the whole round.
        case void
    }
}

/// Rows of the ledger.
enum LedgerRows {
    static let head = """
        SELECT ordinal, hash
        FROM ledger
        WHERE debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY ordinal DESC
        LIMIT 1
        """

    /// From the row of an ordinal on.
    static let slice = """
        SELECT ledger.ordinal, ledger.round, ledger.kind, voter.pseudonym, voter.class,
            ledger.affirmative_points, ledger.is_undecided, ledger.at_ms, ledger.salt,
            ledger.hash
        FROM ledger
        LEFT JOIN voter ON voter.number = ledger.voter
        WHERE ledger.debate = (SELECT number FROM debate WHERE id = ?) AND ledger.ordinal >= ?
        ORDER BY ledger.ordinal
        LIMIT ?
        """

    /// A receipt is a hash's beginning, which an index finds as a range: `{` follows every character
    /// of base64url.
    static let receipt = """
        SELECT ledger.round, ledger.ordinal, ledger.at_ms, vote_round.life, ballot.state,
            ballot.ordinal
        FROM ledger
        JOIN vote_round ON vote_round.number = ledger.round
        JOIN ballot ON ballot.round = ledger.round AND ballot.voter = ledger.voter
        WHERE ledger.hash >= ? AND ledger.hash < ? || '{'
            AND ledger.debate = (SELECT number FROM debate WHERE id = ?)
            AND ledger.kind IN ('cast', 'replace')
        """

    static func row(_ row: Statement, after previousHash: String) -> LedgerRow {
        let points = row.optionalInteger(5).map { BallotChoice.points(affirmative: Int($0)) }
        return LedgerRow(
            ordinal: row.integer(0), round: RoundNumber(row.integer(1)),
            kind: LedgerKind(rawValue: row.text(2)) ?? .void, pseudonym: row.optionalText(3),
            voterClass: row.optionalText(4).flatMap { VoterClass(rawValue: $0) },
            choice: row.integer(6) != 0 ? .undecided : points, atMs: row.integer(7),
            salt: row.text(8), previousHash: previousHash, hash: row.text(9))
    }

    static func receiptState(_ row: Statement) -> ReceiptState {
        let ordinal = row.integer(1)
        let state: ReceiptState.State
        switch Ballot.State(rawValue: row.text(4)) {
        case _ where row.text(3) == "voided": state = .void
        case .void: state = .void
        // What was replaced before the ballot was superseded stays replaced.
        case _ where row.integer(5) != ordinal: state = .replaced
        case .superseded: state = .superseded
        case .counted, nil: state = .counted
        }
        return ReceiptState(
            round: RoundNumber(row.integer(0)), ordinal: ordinal, atMs: row.integer(2),
            state: state)
    }
}
