import DebateRuntime
import Glibc

/// `debatectl ingest`: the configuration of an installation's nginx that takes pictures.
enum IngestCommand {
    static let command = Command(
        name: "ingest", usage: "--nginx DIR --into DIR",
        summary: "Writes nginx.conf for the nginx that takes pictures from encoders, which keeps "
            + "its own files\n      in DIR, too. Ends with 1 where none are taken: "
            + "DEBATE_RTMP_PORT=0.",
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: ["nginx", "into"])
            let folder = try NginxText.path(
                "--into", ServeSettings.absolute(try arguments.required("into")))
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

    /// The text; `nil` where no pictures are taken.
    static func configuration(
        _ arguments: Arguments, _ environment: Environment, folder: String,
        module: @autoclosure () throws -> String
    ) throws -> String? {
        let settings = try ServeSettings(
            environment,
            home: ServeSettings.absolute(environment.text("DEBATE_HOME", default: ".run")),
            isAlone: true)
        guard let ports = settings.ingest else { return nil }
        let values = IngestValues(
            settings: settings, ports: ports, runDirectory: settings.wishedRunDirectory,
            module: try module(),
            place: IngestValues.Place(
                pidFile: folder + "/nginx.pid", errorLog: "stderr", tempDirectory: folder))
        return try NginxFiles.ingest(
            templates: ServeSettings.absolute(try arguments.required("nginx")),
            values.all(userID: geteuid()))
    }
}
