import DebateClient
import DebateDomain
import DebateRuntime

/// What one `watch` was asked for.
struct WatchPlan: Sendable {
    let origin: String
    let debate: DebateID
    /// A person's bearer token, for what only staff sees; `nil` watches as anyone may.
    var token: String?
    /// Prints the frames themselves.
    var printsJSON = false
    /// Ends after so long; `nil` goes on until it is stopped.
    var seconds: Int?
    /// Ends as soon as the debate has come to this event.
    var untilSeq: Int64?

    init(origin: String, debate: DebateID) {
        self.origin = origin
        self.debate = debate
    }

    /// - Throws: `ArgumentProblem`.
    init(_ words: [String], _ environment: Environment) throws(ArgumentProblem) {
        let arguments = try Arguments(
            words, options: ["debate", "token", "seconds", "until-seq"], flags: ["json"],
            words: ["URL"])
        let id = try InstanceAddress.debate(arguments.required("debate"))
        guard let uuid = UUIDText(id) else {
            throw ArgumentProblem(
                description: "--debate is \"\(id)\"; needed is the liveId of a debate")
        }
        self.init(
            origin: try InstanceAddress.origin(arguments.word(0), named: "URL"),
            debate: DebateID(uuid))
        token = arguments["token"] ?? environment["DEBATE_TOKEN"]
        if let token, !token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw ArgumentProblem(description: "the token holds what no token holds")
        }
        printsJSON = arguments.has("json")
        seconds = try arguments.number("seconds", in: 1...31_536_000)
        untilSeq = try arguments.number("until-seq", in: 0...Int.max).map { Int64($0) }
    }

    /// The path of a channel's frames by REST.
    func eventsURL(of channel: Channel) -> String {
        let path =
            switch channel {
            case .debate: "live/\(debate.text)/events"
            case .staff: "live/\(debate.text)/staff/events"
            case .organiser: "live/\(debate.text)/organiser/events"
            case .lobby: "lobby/events"
            }
        return "\(origin)/api/\(path)"
    }

    var socketURL: String { "\(origin)/ws" }
    var tokenURL: String { "\(origin)/api/live/\(debate.text)/token" }

    /// Who asks, for requests by REST.
    var headers: [HTTPHeader] {
        token.map { [HTTPHeader("Authorization", "Bearer \($0)")] } ?? []
    }
}
