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
            origin: try InstanceAddress.origin(url, named: "--url"),
            debate: try InstanceAddress.debate(arguments.required("debate")))
        token = arguments.has("host") ? environment["DEBATE_TOKEN"] : nil
        if arguments.has("host"), token == nil {
            throw Refusal("--host needs an organiser's token in DEBATE_TOKEN", code: .usage)
        }
    }
}
