import DebateDomain
import DebateRuntime
import DebateStore

/// The debates somebody has a part in.
enum MyLivesHandlers {
    /// One page of the debates the caller holds a seat in, the latest made first, rehearsals too:
    /// records and `rehearsal, archived, roles`.
    static func list(_ call: Call) throws -> Reply {
        let list = try ListMine(call.query)
        let (localTime, nowMs) = (call.services.localTime, call.nowMs)
        let (page, viewers) = try call.services.reader.read { transaction throws(StoreError) in
            (
                try transaction.debates(
                    of: call.account.id, call.caller.facts.authority?.seats ?? .none, list),
                try transaction.viewers(nowMs: nowMs)
            )
        }
        return Reply(
            PageView(
                page: page.map {
                    MyLive(
                        row: $0, viewers: viewers[$0.record.id] ?? 0, localTime: localTime)
                }))
    }

    private struct MyLive: JSONWritable {
        let row: OwnDebate
        let viewers: Int
        let localTime: LocalTime

        func write(to json: inout JSONWriter) {
            json.object { json in
                LiveRecord(record: row.record, viewers: viewers, localTime: localTime)
                    .writeMembers(to: &json)
                json.member("rehearsal", row.isRehearsal)
                json.member("archived", row.isArchived)
                json.member(
                    "roles", DebateRole.allCases.filter(row.roles.contains).map(\.rawValue))
            }
        }
    }
}
