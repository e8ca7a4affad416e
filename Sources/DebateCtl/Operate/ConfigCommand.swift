import DebateRuntime

/// `debatectl config`: whether the settings can be used, before anything is started with them.
enum ConfigCommand {
    static let command = Command(
        name: "config",
        usage: "check [--file PATH]",
        summary: """
            Holds every setting to what the programs take, in the environment or in the settings file \
            of an installation, and names all that would be refused and those no program reads.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            guard words.first == "check" else {
                throw ArgumentProblem(
                    description: words.first.map { "unknown word \"\($0)\"" }
                        ?? "config needs a word")
            }
            let arguments = try Arguments(Array(words.dropFirst()), options: ["file"])
            guard let path = arguments["file"] else {
                let file = try Installation.settingsFile(environment)
                return tell(SettingsCheck(environment, file: file))
            }
            let file = try SettingsFile.read(path)
            // The file wins, as it does for the units.
            let values = Installation.places.merging(file.values) { $1 }
            return tell(SettingsCheck(Environment(values), file: file))
        }
    }

    private static func tell(_ check: SettingsCheck) -> ExitCode {
        let problems = check.lines + check.problems + check.unknown
        for problem in problems { Console.complain(problem) }
        guard problems.isEmpty else { return .configuration }
        Console.print("all settings can be used")
        return .success
    }
}
