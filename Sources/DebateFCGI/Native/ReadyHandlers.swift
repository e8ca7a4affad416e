import DebateDomain
import DebateStore

/// Whether the service can do its work, for who starts, stops and balances it.
enum ReadyHandlers {
    /// `{ready: true, checks{store}}`; else 503 `not_ready` with the checks.
    ///
    /// The store is read, and a write that changes nothing gets its turn. There is no check `push`
    /// while no push daemon belongs to the product: what is not there has not failed.
    static func ready(_ call: Call) throws -> Reply {
        guard isStoreReady(call.services) else { throw Failure.notReady(["store": "failed"]) }
        return Reply(ReadyView())
    }

    /// How long the write may wait for its turn, in milliseconds.
    private static let patienceMs: Int64 = 2000

    private static func isStoreReady(_ services: Services) -> Bool {
        do {
            _ = try services.reader.version()
            try services.writer.submit(patienceMs: patienceMs) { _ in }
            return true
        } catch {
            return false
        }
    }

    private struct ReadyView: JSONWritable {
        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("ready", true)
                json.key("checks")
                json.object { json in json.member("store", "ok") }
            }
        }
    }
}
