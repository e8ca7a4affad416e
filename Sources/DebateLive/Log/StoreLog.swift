import DebateDomain
import DebateStore

/// The log in the database.
final class StoreLog: LogSource {
    private let reader: Reader
    private var version: StoreVersion?

    init(reader: Reader) {
        self.reader = reader
    }

    func hasChanged() throws(StoreError) -> Bool {
        let now = try reader.version()
        defer { version = now }
        return now != version
    }

    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView {
        do throws(StoreError) {
            return try reader.read { transaction throws(StoreError) in
                let (epoch, seqs) = try transaction.positions(of: questions.map(\.channel))
                var views: [ChannelView] = []
                for question in questions {
                    let top = seqs[question.channel] ?? 0
                    views.append(
                        ChannelView(
                            top: top,
                            events: top > question.after
                                ? try transaction.events(
                                    of: question.channel, after: question.after,
                                    limit: ChannelQuestion.page) : [],
                            counters: question.wantsCounters
                                ? try transaction.counters(of: question.channel, nowMs: nowMs)
                                : nil))
                }
                return LogView(epoch: epoch, channels: views)
            }
        } catch {
            // What had changed was not seen.
            version = nil
            throw error
        }
    }
}

extension Reader {
    /// How a channel is entered now; `nowMs` as its counters and rounds are seen.
    func entry(_ request: EntryRequest, nowMs: Int64) throws(StoreError) -> Entry {
        try read { transaction throws(StoreError) in
            let (channel, found) = (
                request.channel, try transaction.snapshot(of: request.channel, nowMs: nowMs)
            )
            guard let found else { return .absent }
            var replays: [ChannelPosition: [LoggedEvent]] = [:]
            for since in request.positions {
                guard
                    case .replay(let after) = FollowChannel(since: since).decide(
                        top: found.position)
                else { continue }
                let events = try transaction.events(
                    of: channel, after: after, limit: Int(FollowChannel.longestReplay))
                // A log that lost its beginning cannot replay it.
                if events.count == found.position.seq - after { replays[since] = events }
            }
            let earliest = max(0, found.position.seq - FollowChannel.longestReplay)
            let recent =
                request.wantsRecent
                ? try transaction.events(
                    of: channel, after: earliest, limit: Int(FollowChannel.longestReplay)) : []
            var entitled: Set<Follower> = []
            if let debate = channel.debate, !request.followers.isEmpty {
                let members = try transaction.members(of: debate)
                entitled = request.followers.filter { $0.isEntitled(among: members) }
            }
            var isRestricted = !channel.isPublic
            if case .debate(let id) = channel {
                isRestricted = try transaction.isRehearsal(id) ?? true
            }
            return .found(
                FoundEntry(
                    request: request, position: found.position, isRestricted: isRestricted,
                    snapshot: OutputChunk(Framing.text(found.frame(nowMs: nowMs))),
                    counters: found.counters, replays: replays, entitled: entitled,
                    recent: recent.count == found.position.seq - earliest ? recent : []))
        }
    }
}
