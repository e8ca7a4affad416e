import DebateDomain

/// A watch without its connections: what is followed, what is shown, and what each frame leads to.
struct WatchSession {
    /// The debate's own channel first; with a token those of staff behind it.
    private(set) var followers: [ChannelFollower]
    private(set) var board = HallBoard()
    private(set) var clock = ServerClock()
    private(set) var count = WatchCount()
    /// Silence for longer than this ends a connection; the server's beat and ten seconds.
    private(set) var longestSilenceMs = firstSilenceMs
    /// When a channel first answered on this connection, by our own clock.
    private(set) var answeredAtMs: Int64?
    /// A token for sockets, when there is one.
    var liveToken: String?
    private var asked: [Int64: Channel] = [:]
    private var lastRef: Int64 = 0

    /// How long a greeting may take.
    static let firstSilenceMs = 10_000

    /// What to do next.
    enum Step: Hashable {
        case send(ClientFrame)
        case line(String)
        /// The server ends the connection next, and says over what time to spread the return.
        case farewell(spreadMs: Int)
        /// End the connection and come back: the server had no means right now.
        case reconnect
        /// There is nothing to watch, in a sentence.
        case fail(String)
    }

    init(of debate: DebateID) {
        followers = [ChannelFollower(.debate(debate))]
    }

    /// The follower of the debate's own channel.
    var main: ChannelFollower { followers[0] }

    /// The true numbers, where they are followed.
    var truth: HeldCounters? {
        followers.first { if case .organiser = $0.channel { true } else { false } }?.counters
    }

    /// Follows what a token opens, besides; a channel it opens no more is forgotten.
    mutating func follow(_ channels: [Channel]) {
        let own = main.channel
        followers.removeAll { $0.channel != own && !channels.contains($0.channel) }
        let held = Set(followers.map(\.channel))
        followers += channels.filter { !held.contains($0) && $0.debate == own.debate }
            .map { ChannelFollower($0) }
    }

    // MARK: Connections

    /// A connection begins: nothing is asked yet, the greeting comes first.
    mutating func connected() {
        longestSilenceMs = Self.firstSilenceMs
        answeredAtMs = nil
        asked = [:]
    }

    /// A connection is over.
    mutating func lostConnection() {
        for index in followers.indices { followers[index].lostConnection() }
    }

    /// The server doubts the positions.
    mutating func forgetPositions() {
        for index in followers.indices { followers[index].forgetPosition() }
    }

    // MARK: Frames

    /// Takes one frame, at a reading of our own clock.
    mutating func receive(_ frame: ReceivedFrame, atMs: Int64) -> [Step] {
        if let nowMs = frame.nowMs { clock.take(nowMs: nowMs, atMs: atMs) }
        switch frame {
        case .hello(let hello):
            longestSilenceMs = min(max(hello.beatMs, 1000), 120_000) + 10_000
            return followers.map { .send(subscription($0)) }
        case .error(let ref, let code, let message, let isTemporary):
            return refused(ref, isTemporary: isTemporary, why: "\(code) \(message)")
        case .bye(_, _, let spreadMs): return [.farewell(spreadMs: spreadMs)]
        case .resumed, .snapshot: answeredAtMs = answeredAtMs ?? atMs
        case .event, .tick, .beat, .ignored: break
        }
        guard let index = followers.firstIndex(where: { $0.channel == frame.channel }) else {
            return []
        }
        return followers[index].receive(frame).flatMap { carryOut($0, at: index) }
    }

    private mutating func carryOut(_ action: FollowerAction, at index: Int) -> [Step] {
        switch action {
        case .replace(let snapshot):
            count.snapshots += 1
            if index == 0 { board.replace(with: snapshot.state) }
            return []
        case .apply(let event):
            count.take(event)
            if index == 0 { board.apply(event) }
            return [.line(EventLine.text(event, board))]
        case .count: return []
        case .subscribeAgain:
            count.gaps += 1
            return [.send(subscription(followers[index]))]
        }
    }

    private mutating func subscription(_ follower: ChannelFollower) -> ClientFrame {
        lastRef += 1
        asked[lastRef] = follower.channel
        return .subscribe(
            ref: lastRef, channel: follower.channel.name, since: follower.position,
            token: liveToken)
    }

    private mutating func refused(_ ref: Int64?, isTemporary: Bool, why: String) -> [Step] {
        if isTemporary { return [.reconnect] }
        guard let channel = ref.flatMap({ asked[$0] }) else {
            return [.line("服务端拒绝 refused: \(why)")]
        }
        guard channel != main.channel else {
            return [.fail("the server refuses \(channel.name): \(why)")]
        }
        followers.removeAll { $0.channel == channel }
        return [.line("无权订阅 not followed, \(channel.name): \(why)")]
    }

    // MARK: Words

    /// How things stand.
    func status(_ link: StatusLine.Link, atMs: Int64?) -> String {
        StatusLine(board: board, follower: main, truth: truth, link: link)
            .text(nowMs: atMs.flatMap { clock.nowMs(atMs: $0) })
    }
}

/// What a watch has seen.
struct WatchCount: Sendable, Hashable {
    var events = 0
    var danmaku = 0
    var snapshots = 0
    /// Times something was missed and the state asked for again.
    var gaps = 0
    /// Connections lost, or not come about.
    var losses = 0
    var polls = 0

    mutating func take(_ event: ReceivedEvent) {
        events += 1
        if event.name == "danmaku.posted" { danmaku += 1 }
    }

    /// The last line.
    func summary(seconds: Int64, seq: Int64?) -> String {
        "观看结束 watched \(seconds) s: #\(seq.map { "\($0)" } ?? "?"), "
            + "事件 events \(events), 弹幕 danmaku \(danmaku), 快照 snapshots \(snapshots), "
            + "断线 losses \(losses), 缺漏 gaps \(gaps), 轮询 polls \(polls)"
    }
}

extension WatchSession {
    mutating func countLoss() { count.losses += 1 }
    mutating func countPoll() { count.polls += 1 }
}
