import DebateClient
import DebateDomain
import DebateRuntime
import Glibc

/// Keeps a watch connected: by socket, by polling while sockets fail, with the waits of the
/// protocol between.
final class WatchLink<Random: RandomNumberGenerator> {
    private let plan: WatchPlan
    private let screen: WatchScreen
    private let api: WatchAPI
    private let isInterrupted: () -> Bool
    private var wasInterrupted = false
    private var random: Random
    private(set) var session: WatchSession
    private var reconnect = ReconnectPlan()
    private let beganMs: Int64

    /// Asked so often whether to stop, at least.
    private static var sliceMs: Int64 { 100 }

    /// - Parameters:
    ///   - random: draws the waits.
    ///   - isInterrupted: whether somebody wants it to end; asked ten times a second.
    init(
        _ plan: WatchPlan, screen: WatchScreen, random: Random,
        isInterrupted: @escaping () -> Bool
    ) throws(HTTPProblem) {
        self.plan = plan
        self.screen = screen
        self.random = random
        self.isInterrupted = isInterrupted
        api = try WatchAPI(plan)
        session = WatchSession(of: plan.debate)
        beganMs = WallClock.monotonicMicroseconds() / 1000
    }

    /// Watches until it is to end.
    /// - Throws: `Refusal` when there is nothing to watch, or no more.
    func run() throws {
        var pollUntilMs: Int64 = 0
        while !isOver {
            if reconnect.polls, Self.monotonicMs() < pollUntilMs {
                try poll()
                continue
            }
            guard let end = try followSocket() else { return }
            try takeEnd(end)
            let waitMs = reconnect.lost(
                answeredForMs: session.answeredAtMs.map { Int(Self.monotonicMs() - $0) },
                using: &random)
            if reconnect.polls {
                pollUntilMs = Self.monotonicMs() + Int64(ReconnectPlan.socketAgainMs)
            } else {
                pause(Int64(waitMs), .none)
            }
        }
    }

    /// The last line, and whether what was asked for was seen.
    func finish() throws {
        let seconds = (Self.monotonicMs() - beganMs) / 1000
        let seq = session.main.position?.seq
        screen.summary(session.count.summary(seconds: seconds, seq: seq))
        guard session.count.snapshots > 0 || screen.isGone else {
            throw Refusal("nothing was seen of the debate")
        }
        if let wanted = plan.untilSeq, !hasCome(to: wanted), !screen.isGone {
            throw Refusal("the debate has not come to #\(wanted)")
        }
    }

    // MARK: The end

    private var isOver: Bool {
        let elapsedMs = Self.monotonicMs() - beganMs
        return screen.isGone || plan.seconds.map { elapsedMs >= Int64($0) * 1000 } ?? false
            || plan.untilSeq.map(hasCome) ?? false || isStopped
    }

    /// A signal is told once and holds for good.
    private var isStopped: Bool {
        wasInterrupted = wasInterrupted || isInterrupted()
        return wasInterrupted
    }

    private func hasCome(to seq: Int64) -> Bool {
        session.main.position.map { $0.seq >= seq } ?? false
    }

    private func takeEnd(_ end: SocketEnd) throws(Refusal) {
        session.lostConnection()
        session.countLoss()
        switch AfterClose(code: end.code) {
        // A new token is taken for every connection.
        case .resume, .renewToken: break
        case .startAnew: session.forgetPositions()
        case .stop: throw Refusal("the connection is over for good: \(end.why)")
        }
        screen.line("连接断开 connection lost: \(end.why)")
    }

    // MARK: Socket

    /// How a socket ended.
    private struct SocketEnd {
        let code: Int?
        let why: String
    }

    /// Follows one socket to its end; `nil` when the watch is over.
    private func followSocket() throws(Refusal) -> SocketEnd? {
        session.connected()
        let socket: LiveSocket
        do throws(LiveSocketProblem) {
            try renewToken()
            socket = try LiveSocket(url: plan.socketURL)
        } catch {
            return SocketEnd(code: nil, why: "\(error)")
        }
        var lastMs = Self.monotonicMs()
        while !isOver {
            show(.socket)
            switch socket.next(withinMs: Int(Self.sliceMs)) {
            case nil:
                guard Self.monotonicMs() - lastMs > Int64(session.longestSilenceMs) else {
                    continue
                }
                socket.close(code: 1000, reason: "silence")
                return SocketEnd(code: nil, why: "silence")
            case .ended(let end):
                let code = end.code.map { "\($0) " } ?? "cut "
                return SocketEnd(code: end.code, why: code + end.reason)
            case .message(let message):
                lastMs = Self.monotonicMs()
                if let end = try take(message, from: socket) { return end }
            }
        }
        socket.close(reason: "done")
        return nil
    }

    private func take(
        _ message: [UInt8], from socket: LiveSocket
    ) throws(Refusal) -> SocketEnd? {
        let values: [JSONValue]
        do throws(ReceivedFrameFault) {
            values = try ReceivedFrame.values(of: message)
        } catch {
            return close(socket, "\(error)")
        }
        for value in values {
            guard let steps = take(value) else { return close(socket, "a frame is none") }
            for step in steps {
                switch step {
                case .send(let frame): socket.send(Array(JSONText.of(frame).utf8))
                case .reconnect: return close(socket, "busy")
                default: try carryOut(step)
                }
            }
            if isDone { break }
        }
        return nil
    }

    /// Leaves a server that cannot be followed right now; coming back may help.
    private func close(_ socket: LiveSocket, _ why: String) -> SocketEnd {
        socket.close(code: 1000, reason: "leaving")
        return SocketEnd(code: nil, why: why)
    }

    // MARK: Frames

    /// What a frame leads to; `nil` when it is none.
    private func take(_ value: JSONValue) -> [WatchSession.Step]? {
        screen.frame(value)
        guard let frame = try? ReceivedFrame(value) else { return nil }
        return session.receive(frame, atMs: Self.monotonicMs())
    }

    /// The steps that mean the same whatever the frames came by.
    private func carryOut(_ step: WatchSession.Step) throws(Refusal) {
        switch step {
        case .line(let text): screen.line(text)
        case .farewell(let spreadMs): reconnect.heardBye(spreadMs: spreadMs)
        case .fail(let sentence): throw Refusal(sentence)
        case .send, .reconnect: break
        }
    }

    private var isDone: Bool { plan.untilSeq.map(hasCome) ?? false }

    private func show(_ link: StatusLine.Link) {
        let nowMs = Self.monotonicMs()
        screen.status(
            session.status(link, atMs: screen.showsRunningTime ? nowMs : nil), atMs: nowMs)
    }

    // MARK: Polling

    /// Asks once for every channel, and waits until it is time to ask again.
    private func poll() throws(Refusal) {
        var pollMs = 2000
        for follower in session.followers {
            session.countPoll()
            switch api.frames(of: follower.channel, since: follower.position) {
            case .frames(let frames, let waitMs):
                pollMs = waitMs
                for step in frames.compactMap(take).joined() { try carryOut(step) }
            case .notThere where follower.channel == session.main.channel:
                throw Refusal(
                    "there is no such debate, or it is not for us: \(plan.debate.text)")
            case .notThere, .problem: session.lostConnection()
            }
        }
        pause(Int64(pollMs * Int.random(in: 80...120, using: &random) / 100), .polling)
    }

    private func pause(_ ms: Int64, _ link: StatusLine.Link) {
        let endMs = Self.monotonicMs() + ms
        while !isOver {
            show(link)
            let leftMs = endMs - Self.monotonicMs()
            guard leftMs > 0 else { return }
            usleep(UInt32(min(leftMs, Self.sliceMs)) * 1000)
        }
    }

    /// Tokens for sockets live five minutes: each connection begins with a new one.
    private func renewToken() throws(LiveSocketProblem) {
        guard plan.token != nil else { return }
        let pass = try api.pass()
        session.liveToken = pass.token
        session.follow(pass.channels)
    }

    private static func monotonicMs() -> Int64 {
        WallClock.monotonicMicroseconds() / 1000
    }
}
