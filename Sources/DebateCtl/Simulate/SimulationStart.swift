import DebateClient
import DebateDomain
import DebateRuntime

/// What is asked once, before anybody comes: the state of the debate and what may be given; and,
/// with an organiser's token, the acts that let a demo move by itself.
struct SimulationStart {
    let api: DebateAPI
    let client: HTTPClient
    /// An organiser's bearer token; `nil` acts for nobody.
    let token: String?

    /// The public state. With a token it comes past the cache of the web server, and so shows
    /// what was done a moment ago.
    func state() throws -> PublicState {
        var request = api.events("")
        if let token { request.headers.append(HTTPHeader("Authorization", "Bearer \(token)")) }
        var state = PublicState()
        state.take(try ask(request, "read the debate"), atMs: WallClock.nowMs())
        guard state.isKnown else {
            throw Refusal(state.takeFaults().first ?? "the answer of L/events has no snapshot")
        }
        return state
    }

    /// The catalogue; entries that say no price are left out.
    func gifts() throws -> [Audience.GiftOffer] {
        let catalogue = try ask(api.gifts, "read the gifts").elements ?? []
        return catalogue.compactMap { gift in
            guard let id = gift["id"]?.string, let points = gift["points"]?.integer else {
                return nil
            }
            return Audience.GiftOffer(id: id, points: Int(points))
        }
    }

    /// Starts the debate unless it is live, and opens a live round when no round is open.
    func begin() throws {
        guard let token else { return }
        if try state().hall.status == 0 {
            _ = try ask(api.act("start", token: token), "start the debate")
        }
        let now = try state()
        guard now.hall.openRound(atMs: now.serverMs(atMs: WallClock.nowMs())) == nil else {
            return
        }
        let kind = Array(#"{"kind":"live"}"#.utf8)
        let round = try ask(api.act("rounds", token: token, body: kind), "make a live round")
        let open = api.act(
            "rounds/\(round["id"]?.string ?? "")/open", token: token, body: Array("{}".utf8))
        _ = try ask(open, "open the live round")
    }

    private func ask(_ request: HTTPRequest, _ what: String) throws -> JSONValue {
        switch Opened.open(try client.send(request)) {
        case .taken(let data, _): return data
        case .refused(let reason, _): throw Refusal("cannot \(what): \(reason)")
        case .wrong(let sentence): throw Refusal("cannot \(what): \(sentence)")
        }
    }
}
