import DebateDomain
import DebateSecurity
import DebateStore

/// What lets a debate's staff and its screens follow their channels over a socket.
enum LiveTokenHandlers {
    /// `{token, channels[], expiresAtMs}`, for the caller's seat that opens most, or the screen.
    static func issue(_ call: Call) throws -> Reply {
        let token = LiveToken(try follower(call), of: call.debate, nowMs: call.nowMs)
        return Reply(Issued(token: token, text: token.text(keys: call.services.keys)))
    }

    private static func follower(_ call: Call) throws -> Follower {
        let facts = call.caller.facts
        if case .screen(_, let number)? = facts.authority { return .screen(number) }
        let members = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.members(of: call.debate)
        }
        // A seat lost since the door was passed.
        guard let follower = Follower(call.account.id, among: members, mayUse: facts.holds) else {
            throw Denial.forbidden
        }
        return follower
    }

    private struct Issued: JSONWritable {
        let token: LiveToken
        let text: String

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("token", text)
                json.member("channels", token.channels.map(\.name))
                json.member("expiresAtMs", token.expiresAtMs)
            }
        }
    }
}
