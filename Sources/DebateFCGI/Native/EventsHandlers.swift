import DebateDomain
import DebateStore

/// The push over REST, for clients that no socket reaches: the frames a subscription would send.
///
/// A short poll: a long one would hold a request thread. Position and state come from one read.
enum EventsHandlers {
    /// How long a client waits before it asks again, in milliseconds, ± 20 %.
    static let pollMs = 2000

    /// What the audience may see of a debate.
    static func debate(_ call: Call) throws -> Reply {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        return try answer(call, on: .debate(DebateID(uuid)))
    }

    /// What organisers and moderators see besides.
    static func staff(_ call: Call) throws -> Reply {
        try answer(call, on: .staff(call.debate))
    }

    /// True tallies, for organisers alone.
    static func organiser(_ call: Call) throws -> Reply {
        try answer(call, on: .organiser(call.debate))
    }

    /// The list of debates, as anyone may see it.
    static func lobby(_ call: Call) throws -> Reply {
        try answer(call, on: .lobby)
    }

    private static func answer(_ call: Call, on channel: Channel) throws -> Reply {
        let follow = try FollowChannel(call.query)
        let nowMs = call.nowMs
        let frames = try call.services.reader.read { transaction throws(StoreError) in
            guard try transaction.holds(channel) else { return [LiveFrame]() }
            if let frames = try replay(channel, follow, transaction, nowMs: nowMs) {
                return frames
            }
            guard let snapshot = try transaction.snapshot(of: channel, nowMs: nowMs) else {
                return []
            }
            return [
                snapshot.frame(nowMs: nowMs),
                .tick(
                    channel, seq: snapshot.position.seq, nowMs: nowMs, snapshot.counters),
            ]
        }
        guard !frames.isEmpty else { throw Failure.debateNotFound }
        return Reply(EventsView(frames: frames))
    }

    /// Exactly what the client missed; `nil` when that cannot be had: it gets the whole state then.
    private static func replay(
        _ channel: Channel, _ follow: FollowChannel, _ transaction: borrowing ReadTransaction,
        nowMs: Int64
    ) throws(StoreError) -> [LiveFrame]? {
        let top = try transaction.position(of: channel)
        guard case .replay(let after) = follow.decide(top: top) else { return nil }
        let events = try transaction.events(
            of: channel, after: after, limit: Int(FollowChannel.longestReplay))
        // A log that lost its beginning cannot replay it.
        guard events.count == top.seq - after else { return nil }
        let counters = try transaction.counters(of: channel, nowMs: nowMs)
        return [.resumed(channel, epoch: top.epoch, from: after, to: top.seq)]
            + events.map { .event(channel, $0) }
            + [.tick(channel, seq: top.seq, nowMs: nowMs, counters)]
    }
}

/// `{pollMs, frames[]}`
private struct EventsView: JSONWritable {
    let frames: [LiveFrame]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("pollMs", EventsHandlers.pollMs)
            json.key("frames")
            ListView(rows: frames).write(to: &json)
        }
    }
}
