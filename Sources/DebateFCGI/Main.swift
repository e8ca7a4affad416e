import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import Glibc

/// `debate-fcgi`: one worker of the pool. Descriptor 0 is the listening socket all workers share.
@main
struct Main {
    /// The exit status of a worker that must not be started again as it is (sysexits.h).
    static let refusesToStart: Int32 = 78

    static func main() {
        // What a home holds is its owner's: the database, addresses in logs.
        umask(0o027)
        if CommandLine.arguments.dropFirst().first == "--routes" { return RouteTable.print() }
        let environment = Environment.ofProcess()
        let manager = ServiceManager(environment)
        do {
            let settings = try Settings(environment)
            // Held to the end of this function: nobody replaces the data under a worker.
            let use = HomeUse.join(settings.useLockPath, log: Log(threshold: settings.logLevel))
            defer { _ = use }
            Signals.block()
            try WorkerProcess(settings, manager: manager).run()
        } catch {
            Log(threshold: .error).error("worker refuses to start") { json in
                json.member("why", "\(error)")
            }
            manager.waitBeforeRefusal()
            exit(refusesToStart)
        }
    }
}
