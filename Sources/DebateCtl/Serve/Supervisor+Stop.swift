import DebateRuntime
import Glibc

extension Supervisor {
    /// Ends everything: nginx lets its answers finish while the push daemons send their viewers
    /// away through it, then the workers drain; what is left after 15 seconds, or at a second signal,
    /// is killed.
    func stop() {
        log.info("stopping")
        let giveUpMs = Self.nowMs() + 15_000
        let nginx = services.last?.pid
        let daemons = services.filter(\.role.isLive).compactMap(\.pid)
        for pid in daemons { kill(pid, SIGTERM) }
        if let nginx {
            kill(nginx, SIGQUIT)
            // Through it they say that they go: a slow machine needs a moment for that.
            waitForEnd(of: daemons, untilMs: Self.nowMs() + 5000)
            waitForEnd(of: [nginx], untilMs: Self.nowMs() + 3000)
            if isAlive(nginx) { kill(nginx, SIGTERM) }
        }
        let workers =
            services.dropLast().filter { !$0.role.isLive }.compactMap(\.pid)
            + [rollover.retiring].compactMap { $0 }
        for pid in workers { kill(pid, SIGTERM) }
        let all = daemons + workers + [nginx].compactMap { $0 }
        waitForEnd(of: all, untilMs: giveUpMs)
        // The groups, for children whose parent is gone; one without members is no error.
        for group in all + services.compactMap(\.orphans) { kill(-group, SIGKILL) }
        waitForEnd(of: all, untilMs: Self.nowMs() + 1000)

        runDirectory.clear()
        runDirectory.remove()
    }

    /// Waits until all of these children have ended, the time is up, or another signal hurries.
    private func waitForEnd(of children: [pid_t], untilMs: Int64) {
        while children.contains(where: isAlive), Self.nowMs() < untilMs {
            let signal = signals.next(withinMs: min(untilMs - Self.nowMs(), 200))
            if signal == SIGTERM || signal == SIGINT { return }
        }
    }

    /// Reaps the child when it has ended; one reaped before counts as ended.
    private func isAlive(_ pid: pid_t) -> Bool {
        var status: Int32 = 0
        return waitpid(pid, &status, WNOHANG) == 0
    }
}
