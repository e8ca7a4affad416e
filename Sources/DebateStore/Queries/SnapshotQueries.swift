package import DebateDomain

extension ReadTransaction {
    /// One debate as its audience may see it; `nil` when there is none.
    ///
    /// Read it together with the channel's position in one `read`, so that both are of one commit.
    package func state(of debate: DebateID, nowMs: Int64) throws(StoreError) -> DebateState? {
        guard let found = try self.debate(debate) else { return nil }
        return DebateState(
            debate: found, rounds: try publicRounds(of: found, nowMs: nowMs),
            moderation: try moderation(of: debate) ?? Moderation(),
            danmaku: try recentDanmaku(of: debate), readAt: ReadTime(nowMs))
    }

    /// The hot numbers its audience may see.
    package func counters(of debate: DebateID, nowMs: Int64) throws(StoreError) -> Counters {
        var counters =
            try self.debate(debate).map { found throws(StoreError) in
                try shownTally(of: found, nowMs: nowMs)
            } ?? Counters()
        counters.values += try storedCounters(of: .debate(debate))
        if let viewers = try viewers(of: debate, nowMs: nowMs) { counters.values.append(viewers) }
        return counters
    }
}
