import CLinux
import DebateDomain
import DebateRuntime
import Glibc

/// Keeps the programs of one instance running, on one thread, driven by signals.
///
/// SIGCHLD: a program ended. SIGHUP: exchange the workers in turn, and the push daemons. SIGTERM,
/// SIGINT: stop.
/// Its parts: `+Children` (start, death), `+Rollover`, `+Stop`.
final class Supervisor {
    let settings: ServeSettings
    let runDirectory: RunDirectory
    /// Made just now, to be shown once.
    private let firstLogin: FirstLogin?
    let log: Log
    var signals = SignalQueue()
    /// The workers in order, the push daemons, then nginx.
    var services: [Service]
    var rollover = Rollover()
    /// Whether health was answered once: from then on nothing that dies ends the instance.
    var wasReady = false
    /// Why the instance cannot start.
    var refusal: Refusal?
    private var patienceMs: Int64

    /// Takes over the signals of this process; `services`: the workers in order, the push daemons,
    /// then nginx.
    init(
        _ services: [Service], settings: ServeSettings, runDirectory: RunDirectory,
        firstLogin: FirstLogin?, log: Log
    ) {
        self.firstLogin = firstLogin
        self.services = services
        self.settings = settings
        self.runDirectory = runDirectory
        self.log = log
        patienceMs = Self.nowMs() + 10_000
        // nginx's workers become ours to reap when their master dies.
        clinux_adopt_orphans()
    }

    /// Runs until a signal or a refusal ends the instance.
    func run() -> ExitCode {
        while true {
            startDue()
            advanceRollover()
            announceWhenReady()
            switch signals.next(withinMs: waitMs()) {
            case SIGTERM, SIGINT:
                stop()
                return .success
            case SIGHUP: requestRollover()
            default: break
            }
            reap()
            if let refusal {
                stop()
                Console.complain(refusal.description)
                return refusal.code
            }
        }
    }

    /// Milliseconds of a clock that never jumps.
    static func nowMs() -> Int64 {
        WallClock.monotonicMicroseconds() / 1000
    }

    /// Until the next thing that is due; 50 ms while the instance is not ready.
    private func waitMs() -> Int64 {
        let due = services.compactMap(\.dueMs) + [rollover.dueMs].compactMap { $0 }
        let untilDue = due.min().map { $0 - Self.nowMs() } ?? 60_000
        return min(untilDue, wasReady ? 60_000 : 50)
    }

    /// Prints the address once, when our nginx answers and the worker behind it.
    private func announceWhenReady() {
        guard !wasReady else { return }
        let nginx = services.last?.pid
        if HealthProbe(settings: settings, runDirectory: runDirectory.path).passes(nginx: nginx) {
            wasReady = true
            let logs = settings.home + "/logs"
            Console.print(settings.address)
            if let ports = settings.ingest {
                Console.print(
                    "encoders push to port \(ports.rtmp); a room shows its address and key")
            }
            if let firstLogin {
                Console.print(
                    "first login: \(firstLogin.username)  password: \(firstLogin.password)")
                Console.print("  kept in \(settings.home)/first-login until it is changed")
            }
            Console.print("logs:")
            let daemons = settings.daemons > 0 ? ["debate-live.log"] : []
            let video = settings.ingest == nil ? [] : ["ingest.error.log"]
            for name in ["debate-fcgi.log"] + daemons + ["debate.access.log", "error.log"] + video {
                Console.print("  \(logs)/\(name)")
            }
        } else if Self.nowMs() > patienceMs {
            patienceMs = Self.nowMs() + 10_000
            log.warn("not ready yet: /api/health does not answer") { json in
                json.member("logs", self.settings.home + "/logs")
            }
        }
    }
}
