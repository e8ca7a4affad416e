import DebateDomain
import DebateRuntime
import Glibc

extension Supervisor {
    /// Puts every worker and push daemon in the queue; a rollover that runs is finished first.
    func requestRollover() {
        guard rollover.step == nil, rollover.waiting.isEmpty else {
            rollover.isWantedAgain = true
            return
        }
        rollover = Rollover()
        rollover.waiting = services.indices.filter { !services[$0].role.isNginx }
        log.info("workers are exchanged in turn")
    }

    /// Takes the next step that is due.
    func advanceRollover() {
        let now = Self.nowMs()
        switch rollover.step {
        case nil:
            beginNext(now)
        case .proving(let index, let old, let new, let untilMs) where untilMs <= now:
            finishProof(index, old: old, new: new, now)
        case .draining(let old, let killAtMs) where killAtMs <= now:
            log.warn("a worker did not drain in time and is killed") { json in
                json.member("pid", Int(old))
            }
            kill(old, SIGKILL)
            rollover.step = .draining(old: old, killAtMs: now + Rollover.drainLimitMs)
        case .restarting(let index, let old, let killAtMs) where killAtMs <= now:
            log.warn("a push daemon did not end in time and is killed") { json in
                json.member("pid", Int(old))
            }
            kill(old, SIGKILL)
            rollover.step = .restarting(
                index: index, old: old, killAtMs: now + Rollover.restartLimitMs)
        default:
            break
        }
    }

    /// The old program of the current step has ended: on with the next.
    func retired(_ pid: pid_t, _ end: ExitStatus) {
        let isDaemon: Bool
        if case .restarting(let index, _, _) = rollover.step {
            services[index].dueMs = Self.nowMs()
            isDaemon = true
        } else {
            isDaemon = false
        }
        log.info(isDaemon ? "a push daemon was ended" : "a worker was exchanged") { json in
            json.member("pid", Int(pid))
            json.member("end", end.description)
        }
        rollover.step = nil
    }

    private func beginNext(_ now: Int64) {
        if rollover.waiting.isEmpty {
            if rollover.isWantedAgain { requestRollover() }
            return
        }
        let index = rollover.waiting.removeFirst()
        // One that is down starts anew by itself.
        guard let old = services[index].pid else { return }
        if services[index].role.isLive { return restart(index, old, now) }
        start(index)
        guard let new = services[index].pid, new != old else {
            services[index].pid = old
            services[index].dueMs = nil
            return abandon("a new worker cannot be started")
        }
        rollover.step = .proving(
            index: index, old: old, new: new, untilMs: now + Rollover.proofMs)
    }

    private func restart(_ index: Int, _ old: pid_t, _ now: Int64) {
        services[index].pid = nil
        kill(old, SIGTERM)
        rollover.step = .restarting(
            index: index, old: old, killAtMs: now + Rollover.restartLimitMs)
    }

    private func finishProof(_ index: Int, old: pid_t, new: pid_t, _ now: Int64) {
        guard services[index].pid == new else {
            // It died, and so will another start of the same program: the old one goes on.
            if let another = services[index].pid { kill(another, SIGKILL) }
            services[index].pid = old
            services[index].dueMs = nil
            return abandon("a new worker died at once, the old ones go on")
        }
        kill(old, SIGTERM)
        rollover.step = .draining(old: old, killAtMs: now + Rollover.drainLimitMs)
    }

    private func abandon(_ reason: String) {
        rollover.waiting = []
        rollover.step = nil
        log.error("workers are not exchanged: \(reason)")
    }
}
