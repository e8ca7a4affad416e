import DebateDomain
import DebateRuntime
import Glibc

extension Supervisor {
    /// Starts every service whose time has come.
    func startDue() {
        for index in services.indices {
            guard let dueMs = services[index].dueMs, dueMs <= Self.nowMs() else { continue }
            if let group = services[index].orphans {
                kill(-group, SIGKILL)
                services[index].orphans = nil
            }
            start(index)
        }
    }

    /// Starts one service; what cannot be started is tried again later.
    func start(_ index: Int) {
        let now = Self.nowMs()
        do {
            services[index].pid = try services[index].launch.start()
            services[index].startedMs = now
            services[index].dueMs = nil
        } catch {
            log.error("\(error)")
            services[index].dueMs = now + services[index].backoff.delayMs(afterLifeOf: 0)
        }
    }

    /// Takes note of every child that ended; adopted orphans are only reaped.
    func reap() {
        var status: Int32 = 0
        while true {
            let pid = waitpid(-1, &status, WNOHANG)
            guard pid > 0 else { return }
            let end = ExitStatus(waitStatus: status)
            if pid == rollover.retiring {
                retired(pid, end)
            } else if let index = services.firstIndex(where: { $0.pid == pid }) {
                died(index, pid, end)
            }
        }
    }

    private func died(_ index: Int, _ pid: pid_t, _ end: ExitStatus) {
        let role = services[index].role
        services[index].pid = nil
        if !wasReady, let reason = reasonToRefuse(index, end) {
            refusal = reason
            return
        }
        if role == .nginx {
            // Orphaned nginx workers keep the port: they finish their answers, then end.
            services[index].orphans = pid
            kill(-pid, SIGQUIT)
        }
        if role == .ingest {
            // Its worker would hold the ports as long as an encoder sends; that one comes again.
            services[index].orphans = pid
            kill(-pid, SIGTERM)
        }
        let now = Self.nowMs()
        let livedMs = now - services[index].startedMs
        let delayMs = services[index].backoff.delayMs(afterLifeOf: livedMs)
        services[index].dueMs = now + delayMs
        log.warn("\(role.name) ended and is started again") { json in
            json.member("pid", Int(pid))
            json.member("end", end.description)
            json.member("livedMs", livedMs)
            json.member("delayMs", delayMs)
        }
    }

    /// Deaths before the first answer that no restart can cure.
    private func reasonToRefuse(_ index: Int, _ end: ExitStatus) -> Refusal? {
        let logs = settings.home + "/logs"
        switch (services[index].role, end) {
        case (.worker, .exited(ExitCode.configuration.rawValue)):
            return refused("the worker", log: logs + "/debate-fcgi.log")
        case (.live, .exited(ExitCode.configuration.rawValue)):
            return refused("the push daemon", log: logs + "/debate-live.log")
        case (.worker, .exited(127)):
            return Refusal("the worker cannot be started: \(services[index].launch.program)")
        case (.live, .exited(127)):
            return Refusal("the push daemon cannot be started: \(services[index].launch.program)")
        case (.nginx, .exited(let code)) where code != 0:
            let output = (try? Files.read(logs + "/nginx-start.log")) ?? []
            return Refusal(
                LastWords.ofNginx(String(decoding: output, as: UTF8.self), settings: settings))
        case (.ingest, .exited(let code)) where code != 0:
            let output = (try? Files.read(logs + "/ingest-start.log")) ?? []
            return Refusal(
                LastWords.ofNginx(
                    String(decoding: output, as: UTF8.self), settings: settings,
                    portInUse: LastWords.ingestPortInUse))
        default:
            return nil
        }
    }

    /// A program that said it must not be started as it is.
    private func refused(_ who: String, log: String) -> Refusal {
        let words = LastWords.sentence(ofFile: log) ?? "it gave no reason"
        return Refusal("\(who) refuses to start: \(words) (\(log))", code: .configuration)
    }
}
