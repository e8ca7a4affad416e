import DebateClient
import DebateDomain

/// What a watch asks by REST.
struct WatchAPI {
    private let plan: WatchPlan
    private let client: HTTPClient

    init(_ plan: WatchPlan) throws(HTTPProblem) {
        self.plan = plan
        client = try HTTPClient()
    }

    /// What came of a poll.
    enum Polled {
        case frames([JSONValue], pollMs: Int)
        /// There is no such debate, or it is nothing for this caller.
        case notThere
        case problem
    }

    /// The frames of a channel from a position on.
    func frames(of channel: Channel, since: ChannelPosition?) -> Polled {
        let query = since.map { "?epoch=\($0.epoch)&since=\($0.seq)" } ?? ""
        let answer: HTTPAnswer
        do throws(HTTPProblem) {
            answer = try client.send(
                HTTPRequest(url: plan.eventsURL(of: channel) + query, headers: plan.headers))
        } catch {
            return .problem
        }
        switch Opened.open(answer) {
        case .taken(let data, _):
            let pollMs = Int(data["pollMs"]?.safeNumber ?? 2000)
            return .frames(data["frames"]?.elements ?? [], pollMs: min(max(pollMs, 100), 60_000))
        case .refused where [401, 403, 404].contains(answer.status): return .notThere
        case .refused, .wrong: return .problem
        }
    }

    /// What opens sockets to staff's channels.
    struct Pass {
        let token: String
        let channels: [Channel]
    }

    /// - Throws: `LiveSocketProblem` when there is none to be had now.
    func pass() throws(LiveSocketProblem) -> Pass {
        let answer: HTTPAnswer
        do throws(HTTPProblem) {
            answer = try client.send(
                HTTPRequest(method: "POST", url: plan.tokenURL, headers: plan.headers))
        } catch {
            throw .notConnected(error)
        }
        guard case .taken(let data, _) = Opened.open(answer), let token = data["token"]?.string
        else { throw .refused(status: answer.status, why: "no token for the live channels") }
        let names = data["channels"]?.elements ?? []
        return Pass(
            token: token, channels: names.compactMap { $0.string.flatMap(Channel.init(name:)) })
    }
}
