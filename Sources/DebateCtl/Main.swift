import DebateRuntime
import Glibc

/// `debatectl`: starts, fills, watches and saves an instance, and looks after an installation.
@main
struct Main {
    static func main() {
        // What a home holds is its owner's: the database, addresses in logs.
        umask(0o027)
        Console.occupyStandardFiles()
        do {
            try Installation.adoptSettings()
        } catch {
            Console.complain("\(error); the user debate must be able to read the settings")
            exit(ExitCode.configuration.rawValue)
        }
        let words = Array(CommandLine.arguments.dropFirst())
        exit(Command.dispatch(words, environment: .ofProcess(), in: Command.all).rawValue)
    }
}
