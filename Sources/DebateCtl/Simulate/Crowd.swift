import DebateClient
import DebateDomain

/// What the crowd holds of the network: each viewer's cookies, what is under way, what is waiting.
///
/// One thread carries all viewers: it starts what is due, as fast as the pace allows, and takes
/// what has come back.
final class Crowd {
    private let api: DebateAPI
    private let group: HTTPGroup
    private var pace: WritePace
    private var audience: Audience
    private(set) var state: PublicState
    private(set) var report = SimulationReport()
    private let clock: SimulationClock
    private var cookies: [String?]
    private var waiting: [Deed] = []
    private var underWay: [Int: Deed] = [:]
    private var nextID = 1
    private var nextReadMs = 0

    /// The exchange that reads the public state; there is one at a time.
    private static let reading = 0
    private static let mostUnderWay = 256
    /// So many acts may wait for the pace; beyond it the eldest are dropped, as a person would not
    /// do late what was meant for the moment.
    private static let mostWaiting = 2000

    init(
        api: DebateAPI, audience: Audience, viewers: Int, state: PublicState,
        writesPerSecond: Int, clock: SimulationClock
    ) throws(HTTPProblem) {
        self.api = api
        group = try HTTPGroup(connections: Self.mostUnderWay)
        pace = WritePace(perSecond: writesPerSecond)
        self.audience = audience
        self.state = state
        self.clock = clock
        cookies = Array(repeating: nil, count: viewers)
    }

    /// Lives through the time given, or until the debate has ended; then waits for what is due.
    func run(seconds: Int) {
        while clock.elapsedMs < seconds * 1000, state.hall.status < 2 {
            step()
        }
        report.unsent += waiting.count
        waiting = []
        let patienceMs = clock.elapsedMs + 10_000
        while group.underWay > 0, clock.elapsedMs < patienceMs { takeAnswers() }
    }

    private func step() {
        let nowMs = clock.elapsedMs
        readIfDue(nowMs)
        waiting += audience.deeds(
            untilMs: nowMs, hall: state.hall, nowMs: state.serverMs(atMs: clock.wallMs))
        sendWhatMay(nowMs)
        if waiting.count > Self.mostWaiting {
            let late = waiting.count - Self.mostWaiting
            waiting.removeFirst(late)
            report.unsent += late
        }
        takeAnswers()
    }

    // MARK: Sending

    private func sendWhatMay(_ nowMs: Int) {
        var sent = 0
        for deed in waiting {
            guard group.underWay < Self.mostUnderWay, pace.takes(atMs: nowMs) else { break }
            start(deed)
            sent += 1
        }
        waiting.removeFirst(sent)
    }

    private func start(_ deed: Deed) {
        let kind = deed.act.kind
        let request = api.request(deed.act, cookies: cookies[deed.viewer] ?? "")
        do throws(HTTPProblem) {
            try group.start(request, id: nextID)
        } catch {
            return report.misbehaved("\(error)")
        }
        report.sent(kind)
        underWay[nextID] = deed
        nextID += 1
    }

    private func readIfDue(_ nowMs: Int) {
        guard nowMs >= nextReadMs else { return }
        do throws(HTTPProblem) {
            try group.start(api.events(state.query), id: Self.reading)
            report.sent(.reads)
            nextReadMs = .max
        } catch {
            report.misbehaved("\(error)")
            nextReadMs = nowMs + state.pollMs
        }
    }

    // MARK: Answers

    private func takeAnswers() {
        for done in group.finished(waitMs: 20) {
            let deed = underWay.removeValue(forKey: done.id)
            let kind = deed?.act.kind ?? .reads
            switch done.outcome.map(Opened.open) {
            case .failure(let problem): report.misbehaved("\(kind.rawValue): \(problem)")
            case .success(.wrong(let sentence)):
                report.misbehaved("\(kind.rawValue): \(sentence)")
            case .success(.refused(let reason, let waitMs)):
                report.refused(kind, reason: reason, microseconds: done.microseconds)
                if let deed { take(refusal: reason, waitMs: waitMs, of: deed) }
            case .success(.taken(let data, let isHeld)):
                report.accepted(kind, isHeld: isHeld, microseconds: done.microseconds)
                pace.recover()
                if deed == nil { takeState(data) }
            }
            if let deed, deed.act == .visit { enter(deed.viewer, done.outcome) }
            if deed == nil { nextReadMs = clock.elapsedMs + state.pollMs }
        }
    }

    private func takeState(_ data: JSONValue) {
        state.take(data, atMs: clock.wallMs)
        for fault in state.takeFaults() { report.misbehaved("reads: \(fault)") }
    }

    private func take(refusal reason: String, waitMs: Int, of deed: Deed) {
        switch reason {
        case "slow_mode", "duplicate", "muted", "banned", "closed", "tickets_only":
            audience.silence(deed.viewer, untilMs: clock.elapsedMs + waitMs)
        case "status 429":
            // No word of the service's: the web server's guard of the whole address.
            pace.slowDown(atMs: clock.elapsedMs, waitMs: waitMs)
        default: break
        }
    }

    private func enter(_ viewer: Int, _ outcome: Result<HTTPAnswer, HTTPProblem>) {
        guard case .success(let answer) = outcome,
            case .taken(let data, _) = Opened.open(answer)
        else { return }
        let given = answer.headers.filter { $0.name.lowercased() == "set-cookie" }
            .map { String($0.value.prefix { $0 != ";" }) }
        guard !given.isEmpty else {
            return report.refused(
                .visits, reason: "no device cookie (DEBATE_DEVICES_PER_ADDRESS)", microseconds: 0)
        }
        cookies[viewer] = given.joined(separator: "; ")
        audience.enter(
            viewer, atMs: clock.elapsedMs, giftPoints: Int(data["giftPointsLeft"]?.integer ?? 0),
            hall: state.hall, nowMs: state.serverMs(atMs: clock.wallMs))
    }
}

extension ViewerAct {
    /// The line of the summary it counts in.
    var kind: SimulationReport.Kind {
        switch self {
        case .visit: .visits
        case .vote: .ballots
        case .danmaku: .danmaku
        case .likes: .likes
        case .gift: .gifts
        }
    }
}
