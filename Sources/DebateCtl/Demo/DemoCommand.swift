import DebateRuntime
import DebateStore

/// `debatectl demo`: fills a home with debates that look like real ones.
enum DemoCommand {
    static let command = Command(
        name: "demo", usage: "[--debates N] [--seed S]",
        summary: "Fills DEBATE_HOME with demo debates; the same seed gives the same ones.",
        run: { words, environment in main(words, environment) })

    private static let mostDebates = 100_000

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: ["debates", "seed"])
            let count = try arguments.number("debates", in: 1...mostDebates) ?? 36
            let seed = try arguments.number("seed", in: 0...Int.max) ?? 1
            let settings = try Settings(environment)
            let store = try HomeStore.open(environment, makes: true)
            try DemoHome(store: store, settings: settings).fill(
                debates: count, seed: UInt64(seed))
            Console.print("\(settings.home) holds the \(count) demo debates of seed \(seed)")
            return .success
        }
    }
}
