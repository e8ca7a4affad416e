import CLinux
import Glibc

/// systemd, when it started this process: it is told how things stand. Without it every word is
/// lost, which is fine.
/// Source: sd_notify(3), sd_watchdog_enabled(3)
package struct ServiceManager: Sendable {
    private let address: String?
    /// How often it wants a sign of life, in milliseconds; `nil`: it wants none.
    package let watchdogMs: Int64?

    /// - Parameter processID: whose signs of life are wanted: a child inherits the environment and
    ///   must not feed its parent's watchdog.
    package init(_ environment: Environment, processID: Int32 = getpid()) {
        address = environment["NOTIFY_SOCKET"]
        let meant = environment["WATCHDOG_PID"].map { $0 == "\(processID)" } ?? true
        let microseconds = Int64(environment["WATCHDOG_USEC"] ?? "") ?? 0
        watchdogMs = meant && address != nil && microseconds > 0 ? microseconds / 1000 : nil
    }

    /// Requests are served from now on.
    package func ready() {
        say("READY=1")
    }

    /// The end has begun.
    package func stopping() {
        say("STOPPING=1")
    }

    /// A sign of life.
    package func alive() {
        say("WATCHDOG=1")
    }

    /// To be called before a process that cannot serve ends. A request that waits at the socket has
    /// it started again at once, and after twenty starts within 2 s the socket would be given up, with
    /// all who share it. Source: systemd.socket(5), TriggerLimitIntervalSec=
    package func waitBeforeRefusal() {
        if address != nil { sleep(1) }
    }

    private func say(_ word: String) {
        guard let address else { return }
        _ = clinux_send_datagram(address, word, word.utf8.count)
    }
}
