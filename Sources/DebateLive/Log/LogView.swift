import DebateDomain
import DebateStore

/// The log as the hub reads it on its own thread: short looks, each of one commit.
protocol LogSource: AnyObject {
    /// Whether anything may have been committed since the last look.
    func hasChanged() throws(StoreError) -> Bool
    /// Answers all questions from one read.
    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView
}

/// What the hub wants to know of one channel.
struct ChannelQuestion: Sendable, Hashable {
    let channel: Channel
    /// The last event it has.
    let after: Int64
    let wantsCounters: Bool

    /// Events of one channel in one look.
    static let page = 500
}

/// What a look found.
struct LogView {
    let epoch: String
    /// In the order of the questions.
    let channels: [ChannelView]
}

/// One channel as a look found it.
struct ChannelView {
    let top: Int64
    /// At most a page, from the next one on.
    let events: [LoggedEvent]
    /// As its readers may see them; `nil` when they were not asked for.
    let counters: Counters?
}

/// What those need who have just come: read on a thread of its own, for it takes a while.
struct EntryRequest: Sendable, Hashable {
    let channel: Channel
    /// Where those stand who may be brought up to date by events alone.
    let positions: Set<ChannelPosition>
    /// Those who come by a token: each right is looked at.
    var followers: Set<Follower> = []
    /// Nothing of the channel is held yet: its last events are wanted for those who come next.
    var wantsRecent = false
}

/// How a channel is entered.
enum Entry: Sendable {
    case found(FoundEntry)
    /// There is no such channel.
    case absent
    /// The store could not say; it is asked again.
    case failed
}

/// A channel as one read found it.
struct FoundEntry: Sendable {
    let request: EntryRequest
    let position: ChannelPosition
    /// Only whoever has a token for it may follow it.
    let isRestricted: Bool
    /// The framed snapshot.
    let snapshot: OutputChunk
    let counters: Counters
    /// By where somebody stands: what is missing there.
    let replays: [ChannelPosition: [LoggedEvent]]
    /// Whose right was looked at, and is there.
    var entitled: Set<Follower> = []
    /// The last events up to the position, when they were wanted.
    var recent: [LoggedEvent] = []
}
