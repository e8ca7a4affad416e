package import DebateDomain

extension ReadTransaction {
    /// A channel whole; `nil` when its debate does not exist.
    ///
    /// Position, state and counters are of one commit: they are read in one transaction.
    package func snapshot(
        of channel: Channel, nowMs: Int64
    ) throws(StoreError) -> ChannelSnapshot? {
        guard let state = try state(of: channel, nowMs: nowMs) else { return nil }
        return ChannelSnapshot(
            channel, at: try position(of: channel), state: state,
            counters: try counters(of: channel, nowMs: nowMs))
    }

    /// The hot numbers the readers of a channel may see; none when its debate does not exist.
    package func counters(of channel: Channel, nowMs: Int64) throws(StoreError) -> Counters {
        switch channel {
        case .debate(let id):
            try publicCounters(of: id, nowMs: nowMs)
        case .staff:
            Counters(values: try storedCounters(of: channel))
        case .organiser(let id):
            try debate(id).map { debate throws(StoreError) in
                try trueTally(of: debate, nowMs: nowMs)
            } ?? Counters()
        case .lobby:
            try lobbyCounters(nowMs: nowMs)
        }
    }

    /// Whether a channel's debate exists; the lobby does.
    package func holds(_ channel: Channel) throws(StoreError) -> Bool {
        guard let debate = channel.debate else { return true }
        return try holds(debate)
    }

    /// One debate as its audience may see it; `nil` when there is none.
    ///
    /// Read it together with the channel's position in one `read`, so that both are of one commit.
    package func state(of debate: DebateID, nowMs: Int64) throws(StoreError) -> DebateState? {
        guard let found = try self.debate(debate) else { return nil }
        return DebateState(
            debate: found, rounds: try publicRounds(of: found, nowMs: nowMs),
            moderation: try moderation(of: debate) ?? Moderation(),
            danmaku: try recentDanmaku(of: debate), video: try video(of: debate),
            readAt: ReadTime(nowMs))
    }

    private func state(
        of channel: Channel, nowMs: Int64
    ) throws(StoreError) -> (any JSONWritable)? {
        switch channel {
        case .debate(let id):
            return try state(of: id, nowMs: nowMs)
        case .staff(let id):
            guard try holds(id) else { return nil }
            let queue = LogPosition(since: 0, limit: StaffState.mostHeld)
            return StaffState(
                members: try members(of: id), held: try heldDanmaku(of: id, queue).rows)
        case .organiser(let id):
            return try debate(id).map { debate throws(StoreError) in
                OrganiserState(rounds: try countedRounds(of: debate, nowMs: nowMs))
            }
        case .lobby:
            return try lobby()
        }
    }

    private func publicCounters(
        of debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> Counters {
        var counters =
            try self.debate(debate).map { found throws(StoreError) in
                try shownTally(of: found, nowMs: nowMs)
            } ?? Counters()
        counters.values += try storedCounters(of: .debate(debate))
        if let viewers = try viewers(of: debate, nowMs: nowMs) { counters.values.append(viewers) }
        return counters
    }
}
