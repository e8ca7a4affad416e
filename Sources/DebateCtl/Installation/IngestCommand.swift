import DebateRuntime
import Glibc

/// `debatectl ingest`: the configuration of an installation's nginx that takes pictures.
enum IngestCommand {
    static let command = Command(
        name: "ingest", usage: "--nginx DIR --into DIR | --wanted",
        summary: "Writes nginx.conf for the nginx that takes pictures from encoders, which keeps "
            + "its own files\n      in DIR, too. --wanted only ends with 1 where none are taken: "
            + "DEBATE_RTMP_PORT=0.",
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: ["nginx", "into"], flags: ["wanted"])
            if arguments.has("wanted") { return isWanted(environment) ? .success : .failure }
            let folder = try NginxText.path(
                "--into", Files.absolute(try arguments.required("into")))
            guard
                let text = try configuration(
                    arguments, environment, folder: folder, module: ServePlan.rtmpModule())
            else {
                throw Refusal("DEBATE_RTMP_PORT is 0: no pictures are taken")
            }
            try Files.replace(folder + "/nginx.conf", with: Array(text.utf8))
            return .success
        }
    }

    /// Whether a unit has to go on: `false` only where no pictures are taken. A setting that is
    /// refused is left to the next step, which fails by it and is tried again.
    static func isWanted(_ environment: Environment) -> Bool {
        guard let settings = try? Installation.serveSettings(environment) else { return true }
        return settings.ingest != nil
    }

    /// The text; `nil` where no pictures are taken.
    static func configuration(
        _ arguments: Arguments, _ environment: Environment, folder: String,
        module: @autoclosure () throws -> String
    ) throws -> String? {
        let settings = try Installation.serveSettings(environment)
        guard let ports = settings.ingest else { return nil }
        let values = IngestValues(
            settings: settings, ports: ports, runDirectory: settings.wishedRunDirectory,
            module: try module(),
            place: IngestValues.Place(
                pidFile: folder + "/nginx.pid", errorLog: "stderr", tempDirectory: folder))
        return try NginxFiles.ingest(
            templates: Files.absolute(try arguments.required("nginx")),
            values.all(userID: geteuid()))
    }
}
