import DebateRuntime

/// Every setting held to what the programs take, not only to the first that fails.
struct SettingsCheck {
    /// One sentence for each setting that a program would refuse.
    let problems: [String]
    /// One sentence for each line of the installation's file that should not stand in it.
    let lines: [String]
    /// One sentence for each name no program reads.
    let unknown: [String]

    /// Every name a program or script reads (docs/operations/settings.md).
    static let names: Set<String> = [
        "DEBATE_HOME", "DEBATE_RUN", "DEBATE_PORT", "DEBATE_BIND", "DEBATE_WORKERS", "DEBATE_LIVE",
        "DEBATE_WS_PER_ADDRESS", "DEBATE_THREADS", "DEBATE_DEMO", "DEBATE_PUBLIC_URL",
        "DEBATE_ORIGINS", "DEBATE_CORS", "DEBATE_MEDIA_ORIGINS", "DEBATE_COOKIE_PREFIX",
        "DEBATE_REGISTRATION", "DEBATE_DEVICES_PER_ADDRESS", "DEBATE_BODY_BYTES",
        "DEBATE_TRUSTED_PROXIES", "DEBATE_METRICS_ALLOW", "DEBATE_WRITE_RATE", "DEBATE_WRITE_BURST",
        "DEBATE_BACKUP_DAYS", "DEBATE_RTMP_PORT", "DEBATE_CALLBACK_PORT", "DEBATE_RECORDING_DAYS",
        "DEBATE_LOG", "DEBATE_NODE", "DEBATE_BOOT_ID", "DEBATE_SETTINGS", "DEBATE_BINARIES",
        "DEBATE_FULL", "DEBATE_SEED",
    ]

    /// - Parameter file: of the installation whose settings these are; its lines are held to what
    ///   can be read, and all settings to what the package can do.
    init(_ environment: Environment, file: SettingsFile? = nil) {
        let own = Installation.ownNames.filter { file?.values[$0] != nil }
        lines = (file?.problems ?? []) + own.map { "\($0) is set by the package, not here" }
        var problems: [String] = []
        var rest = environment
        // The programs stop at the first one: without it they go on to the next.
        while let problem = Self.firstProblem(rest, isAlone: file != nil) {
            problems.append(problem.description)
            guard rest[problem.name] != nil else { break }
            rest = rest.without(problem.name)
        }
        self.problems = problems
        unknown = environment.names(beginning: "DEBATE_").filter { !Self.names.contains($0) }
            .map { "no program reads \($0)" }
    }

    private static func firstProblem(
        _ environment: Environment, isAlone: Bool
    ) -> SettingProblem? {
        let home = environment.home
        do throws(SettingProblem) {
            if isAlone { try Installation.checkPlaces(environment) }
            _ = try ServeSettings(environment, home: home, isAlone: isAlone)
            return nil
        } catch {
            return error
        }
    }
}
