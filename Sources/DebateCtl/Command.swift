import DebateRuntime

/// One word of the command line and what it does.
struct Command: Sendable {
    let name: String
    /// Arguments as the help shows them.
    let usage: String
    /// One line for the list of commands.
    let summary: String
    let run: @Sendable (_ words: [String], _ environment: Environment) -> ExitCode

    /// Every command, in the order of the help.
    static let all = [
        ServeCommand.command, DemoCommand.command, SimulateCommand.command, WatchCommand.command,
        UserCommand.command, AuditCommand.command, BackupCommand.command, RestoreCommand.command,
        MigrateCommand.command, ConfigCommand.command, DoctorCommand.command,
        PrepareCommand.command, SiteCommand.command, IngestCommand.command,
    ]

    /// Runs the command the first word names. `help` lists them; an unknown word is a usage error.
    static func dispatch(
        _ words: [String], environment: Environment, in commands: [Command]
    ) -> ExitCode {
        let first = words.first ?? ""
        if ["help", "--help", "-h"].contains(first) {
            Console.print(help(commands))
            return .success
        }
        guard let command = commands.first(where: { $0.name == first }) else {
            if !first.isEmpty { Console.complain("unknown command \"\(first)\"") }
            Console.complainPlainly(help(commands))
            return .usage
        }
        let rest = Array(words.dropFirst())
        if rest.contains("--help") {
            Console.print("usage: debatectl \(command.name) \(command.usage)")
            Console.print("      \(command.summary)")
            return .success
        }
        return command.run(rest, environment)
    }

    /// Runs a command's work; what it throws becomes a sentence and the exit status that fits.
    func attempt(_ work: () throws -> ExitCode) -> ExitCode {
        do {
            return try work()
        } catch {
            Console.complain("\(error)")
            switch error {
            case is ArgumentProblem:
                Console.complainPlainly("usage: debatectl \(name) \(usage)")
                return .usage
            case let refusal as Refusal: return refusal.code
            case is SettingProblem: return .configuration
            default: return .failure
            }
        }
    }

    /// The list of commands.
    static func help(_ commands: [Command]) -> String {
        let lines = commands.flatMap { command in
            ["  debatectl \(command.name) \(command.usage)", "      \(command.summary)"]
        }
        return (["usage:"] + lines + ["  debatectl help", "      Shows this list."])
            .joined(separator: "\n")
    }
}
