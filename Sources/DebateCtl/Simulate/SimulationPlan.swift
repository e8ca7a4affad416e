import DebateRuntime

/// What one simulation was asked for.
struct SimulationPlan: Sendable {
    let api: DebateAPI
    let viewers: Int
    let seconds: Int
    let seed: UInt64
    /// Of all viewers together; below what the web server takes from one address.
    let writesPerSecond: Int
    /// An organiser's bearer token; `nil` without `--host`.
    let token: String?

    /// - Throws: `ArgumentProblem`, `SettingProblem`; `Refusal` when the token is missing.
    init(_ words: [String], _ environment: Environment) throws {
        let arguments = try Arguments(
            words, options: ["debate", "viewers", "seconds", "url", "seed", "writes"],
            flags: ["host"])
        viewers = try arguments.number("viewers", in: 1...20_000) ?? 300
        seconds = try arguments.number("seconds", in: 1...86_400) ?? 60
        seed = UInt64(try arguments.number("seed", in: 0...Int.max) ?? 1)
        writesPerSecond = try arguments.number("writes", in: 1...20_000) ?? 150
        let port = try environment.integer("DEBATE_PORT", in: 1...65_535, default: 8080)
        let url = arguments["url"] ?? "http://127.0.0.1:\(port)"
        api = DebateAPI(
            origin: try Self.origin(url), debate: try Self.debate(arguments.required("debate")))
        token = arguments.has("host") ? environment["DEBATE_TOKEN"] : nil
        if arguments.has("host"), token == nil {
            throw Refusal("--host needs an organiser's token in DEBATE_TOKEN", code: .usage)
        }
    }

    /// Where the instance is: the paths of the API begin at its root.
    private static func origin(_ url: String) throws(ArgumentProblem) -> String {
        var origin = Substring(url)
        while origin.hasSuffix("/") { origin.removeLast() }
        let scheme = ["http://", "https://"].first { origin.hasPrefix($0) }
        guard let scheme, origin.count > scheme.count,
            !origin.dropFirst(scheme.count).contains(where: { "/?#@ ".contains($0) })
        else {
            throw ArgumentProblem(
                description: "--url is \"\(url)\"; needed is http:// or https:// and a host, "
                    + "without a path")
        }
        return String(origin)
    }

    /// The id goes into paths as it is.
    private static func debate(_ id: String) throws(ArgumentProblem) -> String {
        let isUUID = id.utf8.count == 36 && id.allSatisfy { $0.isHexDigit || $0 == "-" }
        guard isUUID else {
            throw ArgumentProblem(
                description: "--debate is \"\(id)\"; needed is the liveId of a debate")
        }
        return id
    }
}
