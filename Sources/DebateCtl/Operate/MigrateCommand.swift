import DebateRuntime
import DebateStore

/// `debatectl migrate`: the database's schema as this program wants it, told and done on demand.
enum MigrateCommand {
    static let command = Command(
        name: "migrate",
        usage: "[--check | --newest]",
        summary: """
            Brings the database of DEBATE_HOME to this program's schema, as a worker's start does. \
            --check only says what is due, and ends with 1 when something is; --newest says which \
            schema that is.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: [], flags: ["check", "newest"])
            if arguments.has("newest") {
                Console.print("\(StoreCopy.newestSchema)")
                return .success
            }
            let settings = try Settings(environment)
            guard Files.exists(settings.databasePath) else {
                throw Refusal("there is no debate.db in \(settings.home): see DEBATE_HOME")
            }
            let found = try StoreCopy.schema(at: settings.databasePath)
            let known = StoreCopy.newestSchema
            guard found < known else {
                // Refuses a newer database in its own words.
                try Store.migrate(settings: settings, log: Log(threshold: .warn))
                Console.print("schema \(found): nothing to do")
                return .success
            }
            if arguments.has("check") {
                Console.print("schema \(found), this program's is \(known): run debatectl migrate")
                return .failure
            }
            try HomeOwner.check(settings)
            try Store.migrate(settings: settings, log: Log(threshold: .info))
            Console.print("schema \(found) is now \(known)")
            return .success
        }
    }
}
