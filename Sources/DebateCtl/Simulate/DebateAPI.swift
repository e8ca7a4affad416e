import DebateClient
import DebateDomain

/// The requests of an audience, as bytes, and what the envelope of an answer says.
struct DebateAPI: Sendable {
    /// Origin without a slash at its end.
    let origin: String
    let debate: String

    private var path: String { "\(origin)/api/live/\(debate)" }

    var gifts: HTTPRequest { HTTPRequest(url: "\(origin)/api/gifts") }

    func events(_ query: String) -> HTTPRequest {
        HTTPRequest(url: "\(path)/events\(query)")
    }

    /// A viewer's act; `cookies` is what it was given before, empty at its first act.
    func request(_ act: ViewerAct, cookies: String) -> HTTPRequest {
        var request: HTTPRequest
        switch act {
        case .visit:
            request = HTTPRequest(method: "PUT", url: "\(path)/visit")
        case .vote(let roundID, let choice):
            request = json("PUT", "rounds/\(roundID)/ballot") { body in
                switch choice {
                case .points(let points):
                    body.key("affirmativePoints")
                    body.integer(points)
                case .undecided:
                    body.key("undecided")
                    body.boolean(true)
                }
            }
        case .danmaku(let text, let side, let place):
            request = json("POST", "danmaku") { body in
                body.key("text")
                body.string(text)
                body.key("place")
                body.string(place.rawValue)
                Self.write(side, to: &body)
            }
        case .likes(let count, let side):
            request = json("POST", "likes") { body in
                body.key("count")
                body.integer(count)
                Self.write(side, to: &body)
            }
        case .gift(let id, let side):
            request = json("POST", "gifts") { body in
                body.key("giftId")
                body.string(id)
                body.key("count")
                body.integer(1)
                Self.write(side, to: &body)
            }
        }
        if !cookies.isEmpty { request.headers.append(HTTPHeader("Cookie", cookies)) }
        return request
    }

    /// An organiser's act, by a bearer token.
    func act(_ word: String, token: String, body: [UInt8]? = nil) -> HTTPRequest {
        var headers = [HTTPHeader("Authorization", "Bearer \(token)")]
        if body != nil { headers.append(HTTPHeader("Content-Type", "application/json")) }
        return HTTPRequest(method: "POST", url: "\(path)/\(word)", headers: headers, body: body)
    }

    private func json(
        _ method: String, _ rest: String, _ contents: (inout JSONWriter) -> Void
    ) -> HTTPRequest {
        var writer = JSONWriter()
        writer.object(contents)
        return HTTPRequest(
            method: method, url: "\(path)/\(rest)",
            headers: [HTTPHeader("Content-Type", "application/json")], body: writer.bytes)
    }

    private static func write(_ side: Side?, to body: inout JSONWriter) {
        guard let side else { return }
        body.key("side")
        body.string(side.rawValue)
    }
}

/// What an answer says once its envelope is opened.
enum Opened: Sendable, Hashable {
    /// 200, or 202 for a line that waits for approval.
    case taken(JSONValue, isHeld: Bool)
    /// The service refused, with a stable word; `status 429` and the like where nginx did.
    case refused(reason: String, waitMs: Int)
    /// Something no answer may be.
    case wrong(String)

    static func open(_ answer: HTTPAnswer) -> Opened {
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONParser.parse(answer.body)
        } catch {
            return .wrong("status \(answer.status) with a body that is no JSON")
        }
        guard value["code"]?.integer == Int64(answer.status) else {
            return .wrong("status \(answer.status) without the envelope")
        }
        let reason = value["data"]?["reason"]?.string
        switch answer.status {
        case 200, 202: return .taken(value["data"] ?? .null, isHeld: answer.status == 202)
        case 500...: return .wrong("status \(answer.status) \(reason ?? "")")
        default:
            let seconds = answer.header("Retry-After").flatMap { Int($0) } ?? 1
            let waitMs = value["data"]?["retryAfterMs"]?.integer.map { Int($0) } ?? seconds * 1000
            return .refused(reason: reason ?? "status \(answer.status)", waitMs: waitMs)
        }
    }
}
