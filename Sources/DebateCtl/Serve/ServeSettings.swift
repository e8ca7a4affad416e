import DebateRuntime

/// Who may read the API from pages of other origins.
enum CrossOriginReaders: Sendable, Hashable {
    case anyone
    case origins([String])
}

/// The settings of a private instance, read from the environment and checked.
///
/// Everything here may be written into nginx.conf as it is.
struct ServeSettings: Sendable {
    /// Data of this instance: an absolute path without links.
    let home: String
    /// Where sockets are wished; `RunDirectory` may move it.
    let wishedRunDirectory: String
    let port: Int
    /// An address, or `*` for all.
    let bind: String
    let workers: Int
    /// Push daemons; 0: clients poll.
    let daemons: Int
    /// Sockets one address may hold.
    let socketsPerAddress: Int
    /// Whether a new home is filled with demo data.
    let fillsDemo: Bool
    let readers: CrossOriginReaders
    /// Outside hosts of covers and video, added to the Content-Security-Policy.
    let mediaOrigins: [String]
    /// Whose `X-Forwarded-For` counts.
    let trustedProxies: [String]
    /// Who may read `/metrics`.
    let metricsReaders: [String]
    /// Writes per second and address.
    let writeRate: Int
    /// Writes of one address that may come at once.
    let writeBurst: Int
    /// Encoders push to it; absent: nobody can.
    let ingest: IngestPorts?
    let cookiePrefix: String
    let logLevel: LogLevel

    /// - Parameter isAlone: whether this is an installation, the one instance of its machine: its
    ///   cookies need no port in their names, and its units allow less.
    /// - Throws: one sentence for the first value out of bounds, those of the worker included.
    init(
        _ environment: Environment, home: String, isAlone: Bool = false
    ) throws(SettingProblem) {
        self.home = try NginxText.path("DEBATE_HOME", home)
        let run = Files.absolute(environment.text("DEBATE_RUN", default: home + "/run"))
        wishedRunDirectory = try NginxText.path("DEBATE_RUN", run)
        port = try environment.integer("DEBATE_PORT", in: 1...65_535, default: 8080)
        bind = try Self.bind(environment)
        workers = try environment.integer("DEBATE_WORKERS", in: 1...16, default: 2)
        daemons = try environment.integer(
            "DEBATE_LIVE", in: 0...(isAlone ? 1 : Self.mostDaemons), default: 1)
        socketsPerAddress = try environment.integer(
            "DEBATE_WS_PER_ADDRESS", in: 1...65_535, default: 2000)
        fillsDemo = try environment.flag("DEBATE_DEMO", default: true)
        readers = try Self.readers(environment)
        mediaOrigins = try Self.checked(environment, "DEBATE_MEDIA_ORIGINS", NginxText.origin)
        trustedProxies = try Self.checked(environment, "DEBATE_TRUSTED_PROXIES", NginxText.network)
        let scrapers = try Self.checked(environment, "DEBATE_METRICS_ALLOW", NginxText.network)
        metricsReaders = scrapers.isEmpty ? ["127.0.0.1", "::1"] : scrapers
        writeRate = try environment.integer("DEBATE_WRITE_RATE", in: 1...1_000_000, default: 200)
        writeBurst = try environment.integer("DEBATE_WRITE_BURST", in: 1...1_000_000, default: 1000)
        let shared = try Settings(environment)
        ingest = try IngestPorts(
            environment, rtmp: shared.rtmpPort, web: port, lowest: isAlone ? 1024 : 1)
        // Browsers share cookies between ports: two instances must not share names.
        let ownPrefix = environment["DEBATE_COOKIE_PREFIX"] == nil
        cookiePrefix = ownPrefix && !isAlone ? "debate\(port)" : shared.cookiePrefix
        logLevel = shared.logLevel
    }

    /// Each costs the store's readers and the bells of every write.
    static let mostDaemons = 2

    /// Where this machine reaches the instance.
    var address: String {
        let host = bind == "*" ? "127.0.0.1" : bind.contains(":") ? "[\(bind)]" : bind
        return "http://\(host):\(port)/"
    }

    private static func bind(_ environment: Environment) throws(SettingProblem) -> String {
        let text = environment.text("DEBATE_BIND", default: "127.0.0.1")
        guard text == "*" || NginxText.isIPv4(text) || NginxText.isIPv6(text) else {
            throw SettingProblem("DEBATE_BIND", found: text, allowed: "an IP address, or * for all")
        }
        return text
    }

    private static func readers(
        _ environment: Environment
    ) throws(SettingProblem) -> CrossOriginReaders {
        if environment.text("DEBATE_CORS", default: "*") == "*" { return .anyone }
        return .origins(try checked(environment, "DEBATE_CORS", NginxText.origin))
    }

    private static func checked(
        _ environment: Environment, _ name: String,
        _ check: (String, String) throws(SettingProblem) -> String
    ) throws(SettingProblem) -> [String] {
        var values: [String] = []
        for text in environment.list(name) { values.append(try check(name, text)) }
        return values
    }
}
