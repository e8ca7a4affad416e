import DebateDomain
import DebateStore

/// Likes, gathered by clients and sent in batches.
enum LikeHandlers {
    /// Takes the whole batch or nothing of it: `{accepted}`.
    static func send(_ call: Call) throws -> Reply {
        let likes = try SendLikes(call.jsonObject())
        let (identity, tag) = try call.identity()
        try call.services.limits.countLikes(likes.count, by: identity, nowMs: call.nowMs)
        let (debate, nowMs) = (call.debate, call.nowMs)
        return try call.commit { transaction in
            let part = try transaction.takePart(identity, tag: tag, in: debate, nowMs: nowMs)
            try transaction.addLikes(likes, by: part.participant, in: debate, nowMs: nowMs)
            return Reply(Accepted(count: likes.count))
        }
    }

    private struct Accepted: JSONWritable {
        let count: Int

        func write(to json: inout JSONWriter) {
            json.object { json in json.member("accepted", count) }
        }
    }
}
