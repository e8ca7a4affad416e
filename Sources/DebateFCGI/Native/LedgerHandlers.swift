import DebateDomain
import DebateStore

/// The ledger of a debate's votes, for whoever wants to count them anew.
enum LedgerHandlers {
    /// Rows from the beginning, once the debate has ended and no round hides anything: `{records, next, more, genesis, head}`.
    static func list(_ call: Call) throws -> Reply {
        var query = call.query.reader()
        let position = query.log()
        try query.finish()
        let debate = try call.publicDebate()
        let found = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.rounds(of: debate).map { rounds throws(StoreError) in
                guard RevealRound.isComplete(rounds) else { return LedgerView?.none }
                return LedgerView(
                    slice: try transaction.ledger(of: debate, from: position),
                    genesis: transaction.ledgerGenesis(of: debate),
                    head: try transaction.ledgerHead(of: debate))
            }
        }
        guard let found else { throw Failure.debateNotFound }
        guard let view = found else { throw RuleViolation.notRevealed }
        return Reply(view)
    }
}

private struct LedgerView: JSONWritable {
    let slice: LogSlice<LedgerRow>
    let genesis: String
    let head: LedgerHead

    func write(to json: inout JSONWriter) {
        json.object { json in
            LogView(slice: slice).writeMembers(to: &json)
            json.member("genesis", genesis)
            json.member("head", head)
        }
    }
}
