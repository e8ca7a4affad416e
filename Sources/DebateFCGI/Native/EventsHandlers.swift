import DebateDomain
import DebateStore

/// The push over REST, for clients that no socket reaches: the frames a subscription would send.
///
/// A short poll: a long one would hold a request thread. Position and state come from one read.
enum EventsHandlers {
    /// How long a client waits before it asks again, in milliseconds, ± 20 %.
    static let pollMs = 2000
    /// Held danmaku a console is shown at first; it asks for the rest of a longer queue.
    static let mostHeld = 100

    /// What the audience may see of a debate.
    static func debate(_ call: Call) throws -> Reply {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        let (id, nowMs) = (DebateID(uuid), call.nowMs)
        return try answer(
            call, on: .debate(id),
            state: { transaction throws(StoreError) in
                try transaction.state(of: id, nowMs: nowMs)
            },
            counters: { transaction throws(StoreError) in
                try transaction.counters(of: id, nowMs: nowMs)
            })
    }

    /// What organisers and moderators see besides.
    static func staff(_ call: Call) throws -> Reply {
        let id = call.debate
        return try answer(
            call, on: .staff(id),
            state: { transaction throws(StoreError) in
                StaffState(
                    members: try transaction.members(of: id),
                    held: try transaction.heldDanmaku(
                        of: id, LogPosition(since: 0, limit: mostHeld)
                    ).rows)
            },
            counters: { transaction throws(StoreError) in
                Counters(values: try transaction.storedCounters(of: .staff(id)))
            })
    }

    /// True tallies, for organisers alone.
    static func organiser(_ call: Call) throws -> Reply {
        let (id, nowMs) = (call.debate, call.nowMs)
        return try answer(
            call, on: .organiser(id),
            state: { transaction throws(StoreError) in
                try transaction.debate(id).map { debate throws(StoreError) in
                    OrganiserState(rounds: try transaction.countedRounds(of: debate, nowMs: nowMs))
                }
            },
            counters: { transaction throws(StoreError) in
                try transaction.debate(id).map { debate throws(StoreError) in
                    try transaction.trueTally(of: debate, nowMs: nowMs)
                } ?? Counters()
            })
    }

    /// The list of debates, as anyone may see it.
    static func lobby(_ call: Call) throws -> Reply {
        try answer(
            call, on: .lobby,
            state: { transaction throws(StoreError) in try transaction.lobby() })
    }

    private typealias Read<Value> = (borrowing ReadTransaction) throws(StoreError) -> Value

    private static func answer(
        _ call: Call, on channel: Channel, state: Read<(any JSONWritable)?>,
        counters: Read<Counters> = { _ throws(StoreError) in Counters() }
    ) throws -> Reply {
        let follow = try FollowChannel(call.query)
        let nowMs = call.nowMs
        let debate = channel.debate
        let frames = try call.services.reader.read { transaction throws(StoreError) in
            if let debate, try !transaction.holds(debate) { return [LiveFrame]() }
            let top = try transaction.position(of: channel)
            let counters = try counters(transaction)
            var frames: [LiveFrame] = []
            if case .replay(let after) = follow.decide(top: top) {
                let events = try transaction.events(
                    of: channel, after: after, limit: Int(FollowChannel.longestReplay))
                // A log that lost its beginning cannot replay it.
                if events.count == top.seq - after {
                    frames.append(
                        .resumed(channel, epoch: top.epoch, from: after, to: top.seq))
                    frames += events.map { .event(channel, $0) }
                }
            }
            if frames.isEmpty {
                guard let state = try state(transaction) else { return [LiveFrame]() }
                frames.append(.snapshot(channel, top, nowMs: nowMs, state: state, counters))
            }
            return frames + [.tick(channel, seq: top.seq, nowMs: nowMs, counters)]
        }
        guard !frames.isEmpty else { throw Failure.debateNotFound }
        return Reply(EventsView(frames: frames))
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

/// State of the staff channel: `{members[], held[]}`
private struct StaffState: JSONWritable {
    let members: [Member]
    let held: [HeldDanmaku]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("members")
            ListView(rows: members.map(MemberView.init)).write(to: &json)
            json.key("held")
            ListView(rows: held).write(to: &json)
        }
    }
}

/// State of the organisers' channel: `{tallies: [{roundId, tally}]}`
private struct OrganiserState: JSONWritable {
    let rounds: [CountedRound]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("tallies")
            json.array { json in
                for counted in rounds {
                    json.object { json in
                        json.member("roundId", counted.round.number.text)
                        json.member("tally", counted.trueTally)
                    }
                }
            }
        }
    }
}
