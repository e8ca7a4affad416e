import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import Glibc

/// `debate-live`: pushes to all who follow a debate. Descriptor 0 is its listening socket.
@main
struct Main {
    /// The exit status of a daemon that must not be started again as it is (sysexits.h).
    static let refusesToStart: Int32 = 78

    static func main() {
        umask(0o027)
        signal(SIGPIPE, SIG_IGN)
        let environment = Environment.ofProcess()
        let manager = ServiceManager(environment)
        do {
            let settings = try Settings(environment)
            // Held to the end of this function: nobody replaces the data under a daemon.
            let use = HomeUse.join(settings.useLockPath, log: Log(threshold: settings.logLevel))
            defer { _ = use }
            blockEndingSignals()
            try LiveProcess(
                settings, node: environment.text("DEBATE_NODE", default: "live"), manager: manager
            ).run()
        } catch {
            Log(threshold: .error).error("push daemon refuses to start") { json in
                json.member("why", "\(error)")
            }
            manager.waitBeforeRefusal()
            exit(refusesToStart)
        }
    }

    /// The event loop reads them from a descriptor. Before the first thread starts.
    private static func blockEndingSignals() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
