import DebateRuntime
import Glibc

/// `debatectl`: starts a private instance, later also fills, watches and saves one.
@main
struct Main {
    static func main() {
        // What a home holds is its owner's: the database, addresses in logs.
        umask(0o027)
        Console.occupyStandardFiles()
        let words = Array(CommandLine.arguments.dropFirst())
        exit(Command.dispatch(words, environment: .ofProcess(), in: Command.all).rawValue)
    }
}
