import DebateRuntime

/// `debatectl site`: nginx's configuration of an installation, from its settings.
enum SiteCommand {
    static let command = Command(
        name: "site",
        usage: "--nginx DIR --web DIR --openapi FILE --logs DIR --temp DIR [--include PATTERN]",
        summary: "Prints nginx's site of an installation, from the settings of the environment.\n"
            + "      PATTERN names files of the operator's own, for the server block.",
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(
                words, options: ["nginx", "web", "openapi", "logs", "temp", "include"])
            Console.printPlainly(try site(arguments, environment))
            return .success
        }
    }

    /// The text of the site.
    /// - Throws: for a setting or an option that cannot be used, and when there is no template.
    static func site(_ arguments: Arguments, _ environment: Environment) throws -> String {
        let settings = try Installation.serveSettings(environment)
        let values = NginxValues(
            settings: settings, runDirectory: settings.wishedRunDirectory,
            webDirectory: try path(arguments, "web"),
            openapiFile: try path(arguments, "openapi"),
            logDirectory: try path(arguments, "logs"), tempDirectory: try path(arguments, "temp"),
            ownFiles: try arguments["include"].map { try NginxText.pattern("--include", $0) })
        return try NginxFiles.site(
            templates: Files.absolute(try arguments.required("nginx")), values.site)
    }

    private static func path(_ arguments: Arguments, _ name: String) throws -> String {
        try NginxText.path(
            "--" + name, Files.absolute(try arguments.required(name)))
    }
}
