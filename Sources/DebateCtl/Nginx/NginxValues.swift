import Glibc

/// The values of the placeholders, one dictionary per template.
struct NginxValues {
    let settings: ServeSettings
    let runDirectory: String
    /// The built web app and the API's description: absolute, checked paths.
    let webDirectory: String
    let openapiFile: String
    /// Where nginx writes; those of a private instance lie in its home.
    let logDirectory: String
    let tempDirectory: String
    /// Files of the operator's own for the server block, as `include` takes them.
    let ownFiles: String?

    init(
        settings: ServeSettings, runDirectory: String, webDirectory: String, openapiFile: String,
        logDirectory: String? = nil, tempDirectory: String? = nil, ownFiles: String? = nil
    ) {
        self.settings = settings
        self.runDirectory = runDirectory
        self.webDirectory = webDirectory
        self.openapiFile = openapiFile
        self.logDirectory = logDirectory ?? settings.home + "/logs"
        self.tempDirectory = tempDirectory ?? settings.home + "/temp"
        self.ownFiles = ownFiles
    }

    /// Values of `debate.conf.in`.
    var site: [String: String] {
        [
            "COOKIE_PREFIX": settings.cookiePrefix,
            "HLS": runDirectory + "/hls",
            "RECORDINGS": settings.home + "/recordings",
            "CORS_ORIGINS": corsOrigins,
            "CORS_VARY": settings.readers == .anyone ? "" : "Origin",
            "LISTEN": Self.listen(settings.bind, settings.port),
            "LIVE_ABSENT": settings.daemons > 0 ? "# The push is served." : "return 404;",
            "LIVE_SERVERS": liveServers,
            "LOGS": logDirectory,
            "MEDIA": settings.home + "/media",
            "MEDIA_ORIGINS": settings.mediaOrigins.map { " " + $0 }.joined(),
            "METRICS_ALLOW": metricsReaders,
            "OPENAPI": openapiFile,
            "OWN_FILES": ownFiles.map { "include \($0);" } ?? "# No files besides this one.",
            "REAL_IP": realAddress,
            "RUN": runDirectory,
            "TEMP": tempDirectory,
            "TRUSTED_PROXIES": lines(settings.trustedProxies.map { "\($0) trusted;" }),
            "WEB": webDirectory,
            "WS_PER_ADDRESS": String(settings.socketsPerAddress),
            "WRITE_BURST": String(settings.writeBurst),
            "WRITE_RATE": String(settings.writeRate),
        ]
    }

    /// Values of `nginx-dev.conf.in`.
    func main(userID: uid_t, capacity: Capacity) -> [String: String] {
        [
            "CONNECTIONS": String(capacity.connections),
            "LOGS": logDirectory,
            "MIME_TYPES": "/etc/nginx/mime.types",
            "OPEN_FILES": String(capacity.openFiles),
            "PROCESSES": String(Capacity.nginxWorkers),
            "RUN": runDirectory,
            "TEMP": tempDirectory,
            "USER": Self.user(userID),
        ]
    }

    /// Without it root's nginx would work as somebody who may not read the checkout.
    static func user(_ userID: uid_t) -> String {
        userID == 0 ? "user root;" : "# Works as whoever started it."
    }

    /// nginx takes no empty list; without a daemon nothing is passed there.
    private var liveServers: String {
        lines(
            RunDirectory.liveSockets(max(settings.daemons, 1)).map {
                "server \"unix:\(runDirectory)/\($0)\" max_fails=0;"
            })
    }

    /// An address as `listen` and `proxy_pass` take it.
    static func listen(_ address: String, _ port: Int) -> String {
        address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }

    /// Origins as patterns: nginx's table of plain words refuses long ones.
    private var corsOrigins: String {
        switch settings.readers {
        case .anyone: #"default "*";"#
        case .origins(let origins):
            lines([#"default "";"#] + origins.map { "\"~^\(Self.escaped($0))$\" $http_origin;" })
        }
    }

    private var metricsReaders: String {
        settings.metricsReaders.map { "allow \($0);" }.joined(separator: "\n        ")
    }

    private var realAddress: String {
        guard !settings.trustedProxies.isEmpty else {
            return "# No proxy is trusted: addresses are as seen."
        }
        return lines(
            settings.trustedProxies.map { "set_real_ip_from \($0);" }
                + ["real_ip_header X-Forwarded-For;", "real_ip_recursive on;"])
    }

    private func lines(_ lines: [String]) -> String {
        lines.joined(separator: "\n    ")
    }

    /// An origin has no pattern signs but the dot, and the brackets of IPv6.
    private static func escaped(_ origin: String) -> String {
        String(origin.flatMap { ".[]".contains($0) ? ["\\", $0] : [$0] })
    }
}
