import DebateDomain

/// How a debate stands, in one line.
struct StatusLine {
    let board: HallBoard
    /// Of the debate's own channel.
    let follower: ChannelFollower
    /// Of the organisers' channel, where it is followed.
    let truth: HeldCounters?
    let link: Link

    /// By what the frames come.
    enum Link: Sendable, Hashable {
        case socket, polling, none
    }

    /// - Parameter nowMs: the server's time; `nil` leaves out what changes by the second.
    func text(nowMs: Int64?) -> String {
        guard let status = board.status else { return "连接中 connecting" }
        var parts = [Self.word(status)]
        if let round = board.round(follower.counters.roundID) {
            parts += [standing(round, nowMs: nowMs), tally(of: round)]
        }
        if let truth, !truth.values.isEmpty, let tally = tally(truth) {
            parts.append("实际 true \(tally)")
        }
        parts += [
            part("投票 voters", "voters"), part("观众 viewers", "viewers"),
            part("点赞 likes", "likes"), part("礼物 gifts", "gifts"),
        ]
        parts.append("#\(follower.position.map { "\($0.seq)" } ?? "?")")
        switch link {
        case .polling: parts.append("轮询 polling")
        case .none: parts.append("重连中 reconnecting")
        case .socket: if follower.isStale { parts.append("更新中 catching up") }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " | ")
    }

    private static func word(_ status: Int) -> String {
        switch status {
        case 0: "未开始 not started"
        case 1: "直播中 live"
        default: "已结束 ended"
        }
    }

    private func standing(_ round: HallBoard.Round, nowMs: Int64?) -> String {
        let name = "\(round.id) \(round.kind)"
        if round.isVoid { return "\(name) 作废 void" }
        if round.isRevealed { return "\(name) 已揭晓 revealed" }
        if round.isClosed { return "\(name) 已结束 closed" }
        guard let nowMs, let closesAtMs = round.closesAtMs else { return "\(name) 投票中 open" }
        let leftMs = closesAtMs - nowMs
        return leftMs > 0
            ? "\(name) 剩 left \((leftMs + 999) / 1000) s" : "\(name) 截止 closing"
    }

    private func tally(of round: HallBoard.Round) -> String {
        if let tally = tally(follower.counters) { return tally }
        if let band = follower.counters.word("tally.band") { return "态势 band \(band)" }
        return EventLine.tally(round.tally, board)
    }

    private func tally(_ counters: HeldCounters) -> String? {
        guard let affirmative = counters.number("tally.affirmative"),
            let negative = counters.number("tally.negative")
        else { return nil }
        let undecided = counters.number("tally.undecided") ?? 0
        return "\(board.label(.affirmative)) \(affirmative) : \(negative) \(board.label(.negative))"
            + (undecided > 0 ? ", 未定 undecided \(undecided)" : "")
    }

    private func part(_ words: String, _ name: String) -> String {
        follower.counters.number(name).map { "\(words) \($0)" } ?? ""
    }
}
