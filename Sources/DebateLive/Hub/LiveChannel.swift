import DebateDomain

/// One channel somebody follows, or followed a moment ago.
final class LiveChannel {
    let channel: Channel
    let ring: Ring
    /// Unknown until it was entered.
    var epoch: String?
    /// Only whoever has a token for it may follow it.
    var isRestricted = false
    var subscribers: [Peer] = []
    /// Those who wait for its state.
    var waiting: [Waiting] = []
    /// Something was committed that it has not been asked about.
    var mayBeBehind = true
    /// Its state is being read.
    var isBeingRead = false
    /// When the state is to be read again after it could not be, in milliseconds.
    var retryAtMs: Int64?
    /// The state as it was read last.
    var snapshot: CachedSnapshot?
    var counters: CounterWatch
    var pacer = Pacer()
    /// Where the last round through its subscribers ended: nearly all stand there.
    var roundEnd: UInt64 = 0
    /// When the next beat is due, in milliseconds.
    var beatAtMs: Int64
    /// Since when nobody follows it.
    var emptySinceMs: Int64?
    /// How many of its subscribers are viewers.
    var viewers = 0
    /// Where the ring's head was at some times, oldest first: how old an unsent byte is.
    var heads: [(atMs: Int64, head: UInt64)] = []

    /// Somebody who wants to follow it.
    struct Waiting {
        let peer: Peer
        let ref: Int64
        let since: ChannelPosition?
        /// By what right, where they bring a token that is good for it.
        let follower: Follower?
    }

    struct CachedSnapshot {
        let chunk: OutputChunk
        let counters: Counters
        let seq: Int64
        let readAtMs: Int64
    }

    init(_ channel: Channel, ring: Ring, nowMs: Int64) {
        self.channel = channel
        self.ring = ring
        counters = CounterWatch()
        beatAtMs = nowMs + LiveLimits.beatMs
    }

    var isEntered: Bool { epoch != nil }

    var position: ChannelPosition? { epoch.map { ChannelPosition(epoch: $0, seq: ring.top) } }

    /// Notes where the head is; the notes reach back as far as a reader may be behind.
    func noteHead(nowMs: Int64) {
        heads.append((nowMs, ring.head))
        let old = heads.firstIndex { $0.atMs > nowMs - LiveLimits.lagMs } ?? 0
        // The last one before that time is what a reader is compared with.
        if old > 1 { heads.removeFirst(old - 1) }
    }

    /// Whether a reader there is behind by more than it may be.
    func isTooFarBehind(_ cursor: UInt64, nowMs: Int64) -> Bool {
        if ring.head - cursor > LiveLimits.lagBytes { return true }
        guard let note = heads.last(where: { $0.atMs <= nowMs - LiveLimits.lagMs }) else {
            return false
        }
        return cursor < note.head
    }
}
