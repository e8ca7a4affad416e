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
            let count = try number(arguments, "debates", in: 1...mostDebates) ?? 36
            let seed = try number(arguments, "seed", in: 0...Int.max) ?? 1
            let settings = try Settings(environment)
            let store = try HomeStore.open(environment, makes: true)
            try DemoHome(store: store, settings: settings).fill(
                debates: count, seed: UInt64(seed))
            Console.print("\(settings.home) holds the \(count) demo debates of seed \(seed)")
            return .success
        }
    }

    private static func number(
        _ arguments: Arguments, _ name: String, in range: ClosedRange<Int>
    ) throws(ArgumentProblem) -> Int? {
        guard let text = arguments[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw ArgumentProblem(
                description: "--\(name) is \"\(text)\"; allowed is a whole number from "
                    + "\(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
