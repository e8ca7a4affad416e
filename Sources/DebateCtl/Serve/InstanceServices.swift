import CLinux
import DebateRuntime
import Glibc

/// The programs of one instance, and the sockets they are given each time they start.
struct InstanceServices {
    let plan: ServePlan
    let settings: ServeSettings
    let environment: Environment
    let runDirectory: String

    /// Listens on the sockets.
    /// - Returns: the workers in order, the push daemons, the nginx that takes pictures, then nginx.
    func all() throws(FileProblem) -> [Service] {
        let socket = try listen(RunDirectory.workerSocket, backlog: 1024)
        var services = (1...settings.workers).map { number in
            Service(.worker(number), worker(number, socket))
        }
        for (place, name) in RunDirectory.liveSockets(settings.daemons).enumerated() {
            // A hall may come at once, and a full queue would be 502.
            let socket = try listen(name, backlog: 4096)
            services.append(Service(.live(place + 1), live(place + 1, socket)))
        }
        if settings.ingest != nil { services.append(Service(.ingest, nginx("ingest"))) }
        return services + [Service(.nginx, nginx("nginx"))]
    }

    private func listen(_ name: String, backlog: Int32) throws(FileProblem) -> Int32 {
        let path = runDirectory + "/" + name
        let socket = clinux_listen_unix(path, backlog, 0o660)
        guard socket >= 0 else { throw FileProblem("listen on", path) }
        return socket
    }

    private func worker(_ number: Int, _ socket: Int32) -> Launch {
        ofOurs(plan.worker, socket, log: "debate-fcgi.log", ["INSTANCE": "\(number)"])
    }

    private func live(_ number: Int, _ socket: Int32) -> Launch {
        ofOurs(plan.live, socket, log: "debate-live.log", ["DEBATE_NODE": "live-\(number)"])
    }

    private func ofOurs(
        _ program: String, _ socket: Int32, log: String, _ own: [String: String]
    ) -> Launch {
        let common = [
            "DEBATE_HOME": settings.home, "DEBATE_RUN": runDirectory,
            "DEBATE_COOKIE_PREFIX": settings.cookiePrefix,
        ]
        return Launch(
            program: program, arguments: [],
            environment: environment.lines(replacing: common.merging(own) { _, own in own }),
            directory: settings.home, input: socket, logPath: settings.home + "/logs/" + log,
            startsLogAnew: false)
    }

    /// - Parameter name: of which of the two; its files are called by it.
    private func nginx(_ name: String) -> Launch {
        let logs = settings.home + "/logs"
        let isIngest = name == "ingest"
        return Launch(
            program: plan.nginx,
            arguments: [
                "-p", settings.home,
                "-e", logs + (isIngest ? "/ingest.error.log" : "/error.log"),
                "-c", isIngest ? "conf/ingest.conf" : "conf/nginx-dev.conf",
            ],
            environment: environment.lines(replacing: [:]), directory: settings.home, input: -1,
            logPath: logs + "/\(name)-start.log", startsLogAnew: true)
    }
}
