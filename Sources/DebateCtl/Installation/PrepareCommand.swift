import DebateRuntime

/// `debatectl prepare`: what an installation needs before its workers start.
enum PrepareCommand {
    static let command = Command(
        name: "prepare", usage: "",
        summary: "Makes DEBATE_HOME ready: folders, tables, the first operator, demo data "
            + "if DEBATE_DEMO=1.\n      Safe to repeat; workers may go on meanwhile. "
            + "Refuses a database of a newer program.",
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            _ = try Arguments(words, options: [])
            let wished = environment.home
            let serve = try ServeSettings(environment, home: wished, isAlone: true)
            let settings = try Settings(environment)
            try Files.makeDirectory(settings.home)
            let log = Log(threshold: settings.logLevel)
            let use = HomeUse.join(settings.useLockPath, log: log)
            defer { _ = use }
            let login = try prepareHome(settings, fillsDemo: serve.fillsDemo, log: log)
            if let login {
                // Not the password: what is printed here stands in the journal.
                Console.print(
                    "made the first operator \(login.username); the password is in "
                        + "\(settings.home)/first-login")
            }
            return .success
        }
    }
}
