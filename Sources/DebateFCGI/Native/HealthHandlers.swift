import DebateDomain
import DebateRuntime

/// Whether the service answers at all; it says nothing of the store, which `ready` will.
enum HealthHandlers {
    /// `{service, status, timestamp}`
    static func health(_ call: Call) throws -> Reply {
        let timestamp = call.services.localTime.text(call.services.nowMs())
        return Reply(Message("success", "success"), Health(timestamp: timestamp))
    }

    private struct Health: JSONWritable {
        let timestamp: String

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("service", "live-backend")
                json.member("status", "running")
                json.member("timestamp", timestamp)
            }
        }
    }
}
