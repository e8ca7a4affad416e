import DebateDomain
import DebateRuntime
import Glibc

extension Supervisor {
    /// Puts every worker in the queue; a rollover that runs is finished first.
    func requestRollover() {
        guard rollover.step == nil, rollover.waiting.isEmpty else {
            rollover.isWantedAgain = true
            return
        }
        rollover = Rollover()
        rollover.waiting = services.indices.filter { services[$0].role != .nginx }
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
        default:
            break
        }
    }

    /// The old worker of the current step has ended: on with the next.
    func retired(_ pid: pid_t, _ end: ExitStatus) {
        log.info("a worker was exchanged") { json in
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
        start(index)
        guard let new = services[index].pid, new != old else {
            services[index].pid = old
            services[index].dueMs = nil
            return abandon("a new worker cannot be started")
        }
        rollover.step = .proving(
            index: index, old: old, new: new, untilMs: now + Rollover.proofMs)
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
