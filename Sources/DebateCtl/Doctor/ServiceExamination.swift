import CLinux
import DebateClient
import DebateRuntime
import Glibc

/// What runs: the sockets nginx hands requests to, an answer all the way through it, and the port
/// of the encoders.
struct ServiceExamination {
    let settings: ServeSettings

    /// How to have it running, for every finding that it is not.
    private static let start = "start it: scripts/run, or systemctl start debate.target"

    func findings() -> [Finding] {
        sockets() + [health()] + video()
    }

    private func sockets() -> [Finding] {
        var facts = stat()
        let owner = stat(settings.home, &facts) == 0 ? facts.st_uid : geteuid()
        let folder = RunDirectory(
            wished: settings.wishedRunDirectory, home: settings.home, userID: owner
        ).path
        let names = Files.names(in: folder).filter { $0.hasSuffix(".sock") }
        guard names.contains(RunDirectory.workerSocket) else {
            return [
                .failure("sockets", "no fcgi.sock in \(folder): no worker runs", advice: Self.start)
            ]
        }
        guard settings.daemons == 0 || names.contains(where: { $0.hasPrefix("live") }) else {
            return [
                .failure("sockets", "no live socket in \(folder): no push runs", advice: Self.start)
            ]
        }
        return names.map { name in
            let code = clinux_try_unix(folder + "/" + name)
            guard code != 0 else { return .fine("sockets", "\(name) takes connections") }
            let advice =
                code == EACCES
                ? "run doctor as a user of the socket's group, or look at its mode and group"
                : Self.start
            return .failure(
                "sockets", "\(folder)/\(name): \(String(cString: strerror(code)))", advice: advice)
        }
    }

    /// `ready` reads the store and has a write get its turn, in a worker.
    private func health() -> Finding {
        let url = settings.address + "api/health/ready"
        do {
            let answer = try HTTPClient().send(url: url, timeoutMs: 5000)
            if answer.status == 200 { return .fine("services", "\(url) says ready") }
            return .failure(
                "services", "\(url) answers \(answer.status)",
                advice: "read the log of the workers: logs/debate-fcgi.log, or journalctl -u "
                    + "'debate-fcgi@*'")
        } catch {
            return .failure("services", "\(url) does not answer: \(error)", advice: Self.start)
        }
    }

    private func video() -> [Finding] {
        guard let ports = settings.ingest else { return [] }
        let host = settings.bind == "*" ? "127.0.0.1" : settings.bind
        let code = clinux_try_tcp(host, Int32(ports.rtmp), 2000)
        guard code == 0 else {
            return [
                .failure(
                    "video",
                    "nothing listens for encoders at port \(ports.rtmp): "
                        + String(cString: strerror(code)),
                    advice: "read what its nginx says: logs/ingest.error.log, or journalctl -u "
                        + "debate-ingest")
            ]
        }
        return [.fine("video", "port \(ports.rtmp) is open for encoders")]
    }
}
