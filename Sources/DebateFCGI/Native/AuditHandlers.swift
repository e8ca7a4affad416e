import DebateDomain
import DebateStore

/// The record of acts.
enum AuditHandlers {
    /// Acts on the installation, and appointments: `{records, next, more}`, oldest first.
    static func installation(_ call: Call) throws -> Reply {
        let filter = try AuditFilter(call.query, nfc: TextFormRules.store.nfc)
        let slice = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.audit(filter)
        }
        return Reply(LogView(slice: slice.map(AuditView.init)))
    }

    /// Acts in one debate; a moderator sees their own.
    static func debate(_ call: Call) throws -> Reply {
        let filter = try AuditFilter(call.query, nfc: TextFormRules.store.nfc)
        let isOrganiser = call.caller.facts.holds(.organiser)
        let slice = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.audit(
                filter, in: call.debate, by: isOrganiser ? nil : call.account.id)
        }
        return Reply(LogView(slice: slice.map(AuditView.init)))
    }

    private struct AuditView: JSONWritable {
        let record: AuditRecord

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", "a\(record.number)")
                json.member("atMs", record.atMs)
                json.key("actor")
                writeActor(to: &json)
                json.member("from", record.origin)
                json.member("action", record.action)
                json.member("liveId", record.debate?.text)
                json.member("target", record.target)
                json.member("before", json: record.before)
                json.member("after", json: record.after)
                json.member("reason", record.reason)
                json.member("hash", record.hash)
            }
        }

        private func writeActor(to json: inout JSONWriter) {
            guard let actor = record.actor else { return json.null() }
            json.object { json in
                json.member("userId", actor.text)
                json.member("username", record.actorName)
            }
        }
    }
}
