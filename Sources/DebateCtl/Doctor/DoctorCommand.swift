import DebateRuntime

/// `debatectl doctor`: looks an installation over and says what to do.
enum DoctorCommand {
    static let command = Command(
        name: "doctor",
        usage: "",
        summary: """
            Looks over settings, files, database, disk, backups, clock, descriptors, nginx, sockets, \
            services and units of DEBATE_HOME, and says what to do; ends with 1 when something fails.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            _ = try Arguments(words, options: [])
            let findings = try examine(environment)
            for finding in findings { Console.print(finding.text) }
            return findings.contains { $0.grade == .failure } ? .failure : .success
        }
    }

    /// Settings first: with one that is refused nothing else can be looked for.
    private static func examine(_ environment: Environment) throws -> [Finding] {
        let file = try Installation.settingsFile(environment)
        let check = SettingsCheck(environment, file: file)
        var findings = check.problems.map {
            Finding.failure("settings", $0, advice: "correct it: docs/operations/settings.md")
        }
        findings += check.lines.map {
            Finding.warning("settings", $0, advice: "correct the line, or take it out")
        }
        findings += check.unknown.map {
            Finding.warning("settings", $0, advice: "correct its name, or take it out")
        }
        let home = environment.home
        guard check.problems.isEmpty, let settings = try? Settings(environment),
            let serve = try? ServeSettings(environment, home: Files.canonical(home) ?? home)
        else { return findings }
        if findings.isEmpty { findings.append(.fine("settings", "all can be used")) }
        guard Files.exists(settings.databasePath) else {
            return findings + [
                .failure(
                    "home", "there is no debate.db in \(settings.home)",
                    advice: "name the right DEBATE_HOME, or start the instance once")
            ]
        }
        findings += HomeExamination(settings: settings).findings(nowMs: WallClock.nowMs())
        findings += StoreExamination(settings: settings).findings()
        findings += MachineExamination(settings: serve).findings()
        findings += ServiceExamination(settings: serve).findings()
        if file != nil {
            findings += UnitExamination(takesVideo: serve.ingest != nil).findings()
        }
        return findings
    }
}
