/// What came of a debate, said when it ends.
package struct DebateSummary: Sendable, Hashable {
    package var durationMs: Int64
    /// The most watchers at one time, by the samples kept.
    package var peakViewers: Int64
    /// Distinct voters over all rounds.
    package var voters: Int64
    package var likes: Int64
    /// Points of gifts.
    package var gifts: Int64
    /// Published ones.
    package var danmaku: Int64
    /// Where the ledger of its votes ended then; ballots within a grace may still follow.
    package var ledger: ToldHead?

    package init(
        durationMs: Int64, peakViewers: Int64 = 0, voters: Int64 = 0, likes: Int64 = 0,
        gifts: Int64 = 0, danmaku: Int64 = 0,
        ledger: ToldHead? = nil
    ) {
        self.durationMs = durationMs
        self.peakViewers = peakViewers
        self.voters = voters
        self.likes = likes
        self.gifts = gifts
        self.danmaku = danmaku
        self.ledger = ledger
    }
}

extension DebateSummary: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("durationMs", durationMs)
            json.member("peakViewers", peakViewers)
            json.member("voters", voters)
            json.member("likes", likes)
            json.member("gifts", gifts)
            json.member("danmaku", danmaku)
        }
    }
}
