import DebateDomain
import DebateStore

/// One's own sessions, and the power to end each.
enum SessionHandlers {
    /// `[{id, createdAtMs, seenAtMs, address, agent, current}]`, the newest first.
    static func list(_ call: Call) throws -> Reply {
        let sessions = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.sessions(of: call.account.id, nowMs: call.nowMs)
        }
        let current = call.caller.facts.authority?.credential
        return Reply(
            ListView(rows: sessions.map { SessionView(session: $0, current: current) }))
    }

    /// Ends one session, or with `others` all but this one.
    static func end(_ call: Call) throws -> Reply {
        let account = call.account.id
        let word = call.parameter("sessionId")
        let current = call.caller.facts.authority?.credential
        if word == "others" {
            return try call.commit { transaction in
                try transaction.endSessions(of: account, except: current)
                return .done()
            }
        }
        guard let number = CredentialNumber(word) else { throw RuleViolation.notFound }
        return try call.commit { transaction in
            guard try transaction.end(number, kind: .session, of: account) else {
                throw RuleViolation.notFound
            }
            return .done()
        }
    }

    private struct SessionView: JSONWritable {
        let session: SessionRecord
        let current: CredentialNumber?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", session.number.text)
                json.member("createdAtMs", session.createdAtMs)
                json.member("seenAtMs", session.seenAtMs)
                json.member("address", session.address)
                json.member("agent", session.agent)
                json.member("current", session.number == current)
            }
        }
    }
}
