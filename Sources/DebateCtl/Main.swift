import DebateRuntime
import Glibc

/// `debatectl`: starts a private instance, later also fills, watches and saves one.
@main
struct Main {
    static func main() {
        Console.occupyStandardFiles()
        let words = Array(CommandLine.arguments.dropFirst())
        exit(Command.dispatch(words, environment: .ofProcess(), in: Command.all).rawValue)
    }
}
