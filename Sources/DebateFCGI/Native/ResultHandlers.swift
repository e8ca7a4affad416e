import DebateDomain
import DebateStore

/// What the votes of a debate say.
enum ResultHandlers {
    /// As far as it is revealed: `{rules, rounds[], swing, flow, conversion, verdict, judges,
    /// corrections[], ticketsVoid}`.
    static func result(_ call: Call) throws -> Reply {
        let (debate, nowMs) = (try call.publicDebate(), call.nowMs)
        let sheet = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.result(of: debate, nowMs: nowMs)
        }
        guard let sheet else { throw Failure.debateNotFound }
        return Reply(sheet)
    }
}
