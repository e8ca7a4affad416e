import DebateDomain
import DebateStore

extension Call {
    /// Reads something of the debate in the path, on routes that are the same for everyone.
    /// - Throws: `Failure.debateNotFound`
    func readPublic<Value>(
        _ body: (borrowing ReadTransaction, DebateID) throws(StoreError) -> Value
    ) throws -> Value {
        guard let uuid = UUIDText(parameter("liveId")) else { throw Failure.debateNotFound }
        let debate = DebateID(uuid)
        let value = try services.reader.read { transaction throws(StoreError) -> Value? in
            try transaction.exists(debate) ? try body(transaction, debate) : nil
        }
        guard let value else { throw Failure.debateNotFound }
        return value
    }
}
