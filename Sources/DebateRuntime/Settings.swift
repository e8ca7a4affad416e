import DebateDomain

/// The settings of an installation that its programs read (docs/operations/settings.md).
package struct Settings: Sendable {
    /// Data of this installation, an absolute path.
    package let home: String
    /// Sockets; at most 90 bytes, because a socket address holds no more than 107.
    package let runDirectory: String
    /// Request threads of a worker.
    package let threads: Int
    /// JSON body limit of the native routes, in bytes.
    package let bodyBytes: Int
    /// Origin for links, and whether cookies are `Secure`; absent: taken from `Host`.
    package let publicURL: String?
    /// Origins besides our own that may write with cookies.
    package let origins: [String]
    /// Outside hosts pages may show video of: the content policy names them.
    package let mediaOrigins: [String]
    /// What the names of our cookies begin with.
    package let cookiePrefix: String
    /// Whether people may make accounts for themselves.
    package let allowsRegistration: Bool
    /// New device identities an address may get in 10 minutes; 0: any number. A hall is one
    /// address.
    package let devicesPerAddress: Int
    /// Where encoders push to; 0: nowhere.
    package let rtmpPort: Int
    /// How long recordings are kept, in days; 0: for ever.
    package let recordingDays: Int
    /// How long backups are kept, in days; 0: for ever.
    package let backupDays: Int
    package let logLevel: LogLevel
    /// Push daemons of the installation; 0: clients poll.
    package let pushDaemons: Int
    /// Names this run of the machine's kernel; empty when nothing tells it.
    package let bootID: String

    package init(_ environment: Environment) throws(SettingProblem) {
        home = environment.home
        runDirectory = Files.absolute(environment.text("DEBATE_RUN", default: home + "/run"))
        threads = try environment.integer("DEBATE_THREADS", in: 1...64, default: 8)
        bodyBytes = try environment.integer(
            "DEBATE_BODY_BYTES", in: 65_536...8_388_608, default: 1_048_576)
        publicURL = try Self.origin(environment, "DEBATE_PUBLIC_URL")
        origins = try Self.origins(environment, "DEBATE_ORIGINS")
        mediaOrigins = try Self.origins(environment, "DEBATE_MEDIA_ORIGINS")
        try Self.checkZone(environment)
        cookiePrefix = try Self.cookiePrefix(environment)
        allowsRegistration = try environment.flag("DEBATE_REGISTRATION", default: true)
        devicesPerAddress = try environment.integer(
            "DEBATE_DEVICES_PER_ADDRESS", in: 0...1_000_000, default: 2000)
        rtmpPort = try environment.integer("DEBATE_RTMP_PORT", in: 0...65_535, default: 0)
        recordingDays = try environment.integer(
            "DEBATE_RECORDING_DAYS", in: 0...36_500, default: 30)
        backupDays = try environment.integer("DEBATE_BACKUP_DAYS", in: 0...3650, default: 14)
        logLevel = try Self.logLevel(environment)
        pushDaemons = try environment.integer("DEBATE_LIVE", in: 0...2, default: 1)
        bootID = Self.bootID(environment)
    }

    /// `debate.db` in the home.
    package var databasePath: String { home + "/debate.db" }
    /// The lock every writer of the database takes.
    package var writeLockPath: String { home + "/write.lock" }
    /// The lock of whoever uses the data, or replaces it (`HomeUse`).
    package var useLockPath: String { home + "/use.lock" }
    /// Backups, a folder each.
    package var backupDirectory: String { home + "/backup" }
    /// Keys of device cookies and ticket codes; 0600.
    package var secretKeyPath: String { home + "/secret.key" }

    /// The doorbells of the push daemons: datagram sockets named `*.bell`.
    package var bellDirectory: String { runDirectory + "/live" }

    /// Counters all workers share: mapped files, rebuilt when absent.
    package var sharedDirectory: String { home + "/shared" }
    /// What the push daemons tell of themselves.
    package var pushFiguresDirectory: String { sharedDirectory + "/push" }
    /// The word list of debates that have none of their own.
    package var wordsPath: String { home + "/words.txt" }
    /// Pictures, served as `/media/`.
    package var mediaDirectory: String { home + "/media" }
    /// What nginx-rtmp makes of pictures that are sent to us: a playlist and its segments for each.
    package var playlistDirectory: String { runDirectory + "/hls" }
    /// Pictures that are kept, as nginx-rtmp writes them.
    package var recordingDirectory: String { home + "/recordings" }
    /// The first operator's login, until its password is changed; 0600.
    package var firstLoginPath: String { home + "/first-login" }

    package static let longestRunDirectoryBytes = 90

    private static func origin(
        _ environment: Environment, _ name: String
    ) throws(SettingProblem) -> String? {
        guard let text = environment[name] else { return nil }
        return try checkedOrigin(name, text)
    }

    private static func origins(
        _ environment: Environment, _ name: String
    ) throws(SettingProblem) -> [String] {
        var origins: [String] = []
        for text in environment.list(name) { origins.append(try checkedOrigin(name, text)) }
        return origins
    }

    /// A scheme, a host and perhaps a port, as a browser writes them: lower case, nothing after.
    private static func checkedOrigin(
        _ name: String, _ text: String
    ) throws(SettingProblem) -> String {
        let scheme = ["http://", "https://"].first { text.hasPrefix($0) } ?? ""
        let host = text.utf8.dropFirst(scheme.utf8.count)
        let fits = host.allSatisfy { byte in
            byte.isASCIIDigit || ".-:[]".utf8.contains(byte)
                || (byte.isASCIILetter && byte >= UInt8(ascii: "a"))
        }
        guard !scheme.isEmpty, !host.isEmpty, fits else {
            throw SettingProblem(
                name, found: text,
                allowed: "an origin like https://debate.example, no / at its end")
        }
        return text
    }

    /// glibc takes a zone it does not know for UTC and says nothing.
    private static func checkZone(_ environment: Environment) throws(SettingProblem) {
        guard let name = environment["TZ"] else { return }
        let isName = name.utf8.allSatisfy { byte in
            byte.isASCIILetter || byte.isASCIIDigit || "_+-/".utf8.contains(byte)
        }
        guard isName, !name.hasPrefix("/"), Files.exists("/usr/share/zoneinfo/" + name) else {
            throw SettingProblem(
                "TZ", found: name, allowed: "a zone of /usr/share/zoneinfo like Asia/Shanghai")
        }
    }

    private static func cookiePrefix(_ environment: Environment) throws(SettingProblem) -> String {
        let text = environment.text("DEBATE_COOKIE_PREFIX", default: "debate")
        let fits = text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard fits, (1...20).contains(text.utf8.count) else {
            throw SettingProblem(
                "DEBATE_COOKIE_PREFIX", found: text, allowed: "1 to 20 of a-z and 0-9")
        }
        return text
    }

    /// systemd gives it where its sandbox hides the kernel's own, and writes it without dashes: a
    /// command beside sandboxed services must read the same. Source: proc(5), systemd.unit(5)
    private static func bootID(_ environment: Environment) -> String {
        if let given = environment["DEBATE_BOOT_ID"] { return given }
        let bytes = try? Files.read("/proc/sys/kernel/random/boot_id")
        return String(decoding: bytes ?? [], as: UTF8.self).filter(\.isHexDigit)
    }

    private static func logLevel(_ environment: Environment) throws(SettingProblem) -> LogLevel {
        let text = environment.text("DEBATE_LOG", default: "info")
        guard let level = LogLevel(name: text) else {
            throw SettingProblem("DEBATE_LOG", found: text, allowed: "error, warn, info or debug")
        }
        return level
    }
}
