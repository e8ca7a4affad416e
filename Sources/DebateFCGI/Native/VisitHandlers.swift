import DebateDomain
import DebateStore

/// Opening a debate.
enum VisitHandlers {
    /// Counts the device once in `viewCount`; answers what is the caller's in the debate.
    ///
    /// A browser that comes again writes nothing. One that no cookie can be given is not counted:
    /// it would be another device each time; and a program has no device.
    static func visit(_ call: Call) throws -> Reply {
        let (debate, nowMs) = (call.debate, call.nowMs)
        let mine = MineReading(call)
        guard let device = call.caller.visitor?.keptDevice else {
            return Reply(try call.services.reader.read(mine.view))
        }
        let known = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.hasVisited(device, debate) ? try mine.view(transaction) : nil
        }
        if let known { return Reply(known) }
        return try call.commit { transaction in
            try transaction.noteVisit(of: device, to: debate, nowMs: nowMs)
            return Reply(try mine.view(transaction.reading))
        }
    }
}
