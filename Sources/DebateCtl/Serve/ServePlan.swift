import DebateRuntime
import Glibc

/// What `debatectl serve` was told on its command line, as checked absolute paths.
struct ServePlan {
    /// Folder of the nginx templates.
    let templates: String
    /// The built web app.
    let webDirectory: String
    let worker: String
    let live: String
    let nginx: String
    /// The API's description as JSON; absent: its address answers 404.
    let openapiFile: String?

    /// - Throws: when an option is missing or unusable, or a program is not there.
    init(_ arguments: Arguments) throws {
        templates = Files.absolute(try arguments.required("nginx"))
        webDirectory = try NginxText.path(
            "--web", Files.absolute(try arguments.required("web")))
        openapiFile = try arguments["openapi"].map {
            try NginxText.path("--openapi", Files.absolute($0))
        }
        worker = Self.program(arguments["worker"], orBeside: "debate-fcgi")
        live = Self.program(arguments["live"], orBeside: "debate-live")
        guard access(worker, X_OK) == 0 else {
            throw Refusal("there is no worker at \(worker); build it, or name it by --worker")
        }
        guard let found = Self.findNginx() else {
            throw Refusal("nginx is not installed; scripts/setup installs it")
        }
        nginx = found
    }

    /// - Throws: when push daemons are wanted and their program is not there.
    func checkLive(_ settings: ServeSettings) throws(Refusal) {
        guard settings.daemons == 0 || access(live, X_OK) == 0 else {
            throw Refusal(
                "there is no push daemon at \(live); build it, name it by --live, "
                    + "or do without by DEBATE_LIVE=0")
        }
    }

    /// nginx's RTMP module, where pictures are to be taken.
    /// - Throws: when it is not installed.
    static func rtmpModule() throws(Refusal) -> String {
        let path = "/usr/lib/nginx/modules/ngx_rtmp_module.so"
        guard access(path, R_OK) == 0 else {
            throw Refusal(
                "nginx cannot take video: there is no \(path); scripts/setup installs it, "
                    + "DEBATE_RTMP_PORT=0 does without")
        }
        return path
    }

    private static func program(_ named: String?, orBeside name: String) -> String {
        if let named { return Files.absolute(named) }
        let own = Files.linkTarget("/proc/self/exe") ?? ""
        return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
    }

    /// The system's folders are searched too: they are seldom in the PATH of a plain user.
    private static func findNginx() -> String? {
        let path = Environment.ofProcess().text("PATH", default: "")
        return (path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin"])
            .map { $0 + "/nginx" }
            .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }
}
