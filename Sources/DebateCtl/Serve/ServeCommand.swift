import CLinux
import DebateDomain
import DebateRuntime
import Glibc

/// `debatectl serve`: a private instance, from the empty home to the last answer.
struct ServeCommand {
    static let command = Command(
        name: "serve",
        usage: "--nginx DIR --web DIR [--worker PATH] [--live PATH] [--openapi FILE]",
        summary: "Runs an instance of its own: nginx, workers, push, data in DEBATE_HOME.",
        run: { words, environment in main(words, environment) })

    private let plan: ServePlan
    private let settings: ServeSettings
    private let environment: Environment
    private let log: Log

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(
                words, options: ["nginx", "web", "worker", "live", "openapi"])
            return try ServeCommand(arguments, environment).run()
        }
    }

    private init(_ arguments: Arguments, _ environment: Environment) throws {
        plan = try ServePlan(arguments)
        let wished = environment.home
        // Checked before anything is made: a home that is refused leaves no trace.
        try plan.checkLive(ServeSettings(environment, home: wished))
        try Files.makeDirectory(wished)
        settings = try ServeSettings(environment, home: Files.canonical(wished) ?? wished)
        log = Log(threshold: settings.logLevel)
        self.environment = environment
    }

    private func run() throws -> ExitCode {
        // Held until the end of this function, also while the supervisor stops everything.
        let homeLock = try InstanceLock(
            settings.home + "/run.lock", directory: settings.home, setting: "DEBATE_HOME")
        defer { _ = homeLock }
        let runDirectory = RunDirectory(
            wished: settings.wishedRunDirectory, home: settings.home, userID: geteuid())
        try runDirectory.make()
        // Two homes may name one DEBATE_RUN: the second would take the first one's socket.
        let runLock = try InstanceLock(
            runDirectory.lockPath, directory: runDirectory.path, setting: "DEBATE_RUN")
        defer { _ = runLock }
        if runDirectory.isShortened {
            log.warn("DEBATE_RUN is too long for a socket; sockets are in \(runDirectory.path)")
        }
        if geteuid() == 0 {
            log.warn("running as root; production is the package, with a user of its own")
        }
        let ended = endLeftovers(runDirectory)
        // A process is gone from /proc a moment before the kernel closes its sockets; one of an
        // instance that was killed may have gone just now.
        try refuseTakenPort(patienceMs: ended > 0 ? 3000 : 500)
        for name in ["conf/snippets", "temp", "logs"] {
            try Files.makeDirectory(settings.home + "/" + name)
        }
        let firstLogin = try prepareHome(
            Settings(environment), fillsDemo: settings.fillsDemo, log: log)
        try writeConfiguration(runDirectory.path)

        let services = try InstanceServices(
            plan: plan, settings: settings, environment: environment,
            runDirectory: runDirectory.path
        ).all()
        return Supervisor(
            services, settings: settings, runDirectory: runDirectory, firstLogin: firstLogin,
            log: log
        ).run()
    }

    /// - Returns: how many processes were ended.
    private func endLeftovers(_ runDirectory: RunDirectory) -> Int {
        let named = [plan.worker, plan.live].compactMap { path in
            path.split(separator: "/").last.map(String.init)
        }
        let leftovers = Leftovers(
            home: settings.home, programs: Set(["nginx", "debate-fcgi", "debate-live"] + named))
        let count = leftovers.end()
        if count > 0 { log.warn("ended \(count) processes of an earlier instance") }
        runDirectory.clear()
        return count
    }

    /// Says so before anything starts; nginx would try for seconds.
    private func refuseTakenPort(patienceMs: Int64) throws {
        let endUs = WallClock.monotonicMicroseconds() + patienceMs * 1000
        let bind = settings.bind == "*" ? nil : settings.bind
        switch Self.tryPort(bind, settings.port, untilUs: endUs) {
        case 0: break
        case EADDRINUSE: throw Refusal(LastWords.portInUse(settings))
        case let code:
            throw Refusal(
                "cannot listen on port \(settings.port) of \(settings.bind): "
                    + "\(String(cString: strerror(code))); see DEBATE_PORT and DEBATE_BIND")
        }
        guard let ports = settings.ingest else { return }
        for (bind, port) in [(bind, ports.rtmp), ("127.0.0.1", ports.callbacks)]
        where Self.tryPort(bind, port, untilUs: endUs) != 0 {
            throw Refusal(LastWords.ingestPortInUse(settings))
        }
    }

    /// - Returns: an error number, or 0 when the port can be had.
    private static func tryPort(_ bind: String?, _ port: Int, untilUs: Int64) -> Int32 {
        var code = clinux_try_port(bind, Int32(port))
        while code == EADDRINUSE, WallClock.monotonicMicroseconds() < untilUs {
            usleep(20_000)
            code = clinux_try_port(bind, Int32(port))
        }
        return code
    }

    private func writeConfiguration(_ runDirectory: String) throws {
        let web = Files.canonical(plan.webDirectory) ?? plan.webDirectory
        if access(web + "/index.html", R_OK) != 0 {
            log.warn("there is no index.html in \(web): only the API answers")
        }
        try Files.makeDirectory(runDirectory + "/hls")
        let values = NginxValues(
            settings: settings, runDirectory: runDirectory,
            webDirectory: try NginxText.path("--web", web),
            openapiFile: plan.openapiFile ?? settings.home + "/conf/openapi.json")
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let capacity = Capacity(
            openFiles: Int(clamping: limit.rlim_max), daemons: settings.daemons)
        if settings.daemons > 0 {
            log.info("room for viewers of the push") { json in
                json.member("viewers", capacity.viewers)
                json.member("openFiles", capacity.openFiles)
                json.member("ofOneAddress", self.settings.socketsPerAddress)
            }
        }
        let ingest = try settings.ingest.map { ports in
            IngestValues(
                settings: settings, ports: ports, runDirectory: runDirectory,
                module: try ServePlan.rtmpModule(),
                place: IngestValues.Place(
                    pidFile: runDirectory + "/ingest.pid",
                    errorLog: settings.home + "/logs/ingest.error.log",
                    tempDirectory: settings.home + "/temp")
            ).all(userID: geteuid())
        }
        try NginxFiles.write(
            templates: plan.templates, home: settings.home, site: values.site,
            main: values.main(userID: geteuid(), capacity: capacity), ingest: ingest)
    }
}
