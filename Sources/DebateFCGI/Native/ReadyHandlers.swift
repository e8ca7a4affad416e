import DebateDomain
import DebateRuntime
import DebateStore

/// Whether the service can do its work, for who starts, stops and balances it.
enum ReadyHandlers {
    /// `{ready: true, checks{store, push?}}`; else 503 `not_ready` with the checks.
    ///
    /// `store`: it is read, and something is written, once a second at most. `push`: as many daemons
    /// as the settings name have looked at the log within two seconds; without any there is no such
    /// check: what is not there has not failed.
    static func ready(_ call: Call) throws -> Reply {
        let services = call.services
        var checks = [(name: "store", word: word(isStoreReady(services)))]
        if services.settings.pushDaemons > 0 {
            checks.append(("push", word(isPushReady(services))))
        }
        guard checks.allSatisfy({ $0.word == word(true) }) else {
            throw Failure.notReady(
                Dictionary(uniqueKeysWithValues: checks.map { ($0.name, $0.word) }))
        }
        return Reply(ReadyView(checks: checks))
    }

    /// How long the write may wait for its turn, in milliseconds.
    private static let patienceMs: Int64 = 2000

    private static func word(_ isFine: Bool) -> String { isFine ? "ok" : "failed" }

    private static func isStoreReady(_ services: Services) -> Bool {
        let nowMs = services.nowMs()
        do {
            _ = try services.reader.version()
            try services.writer.submit(patienceMs: patienceMs) { transaction in
                try transaction.proveWritable(nowMs: nowMs)
            }
            return true
        } catch {
            return false
        }
    }

    private static func isPushReady(_ services: Services) -> Bool {
        let push = PushMetrics(settings: services.settings, nowUs: services.monotonicUs())
        return push.upToDate >= services.settings.pushDaemons
    }

    private struct ReadyView: JSONWritable {
        let checks: [(name: String, word: String)]

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("ready", true)
                json.key("checks")
                json.object { json in
                    for (name, word) in checks {
                        json.key(text: name)
                        json.string(word)
                    }
                }
            }
        }
    }
}
