import DebateDomain
import DebateStore

@testable import DebateLive

/// A log with one channel, whose state is a sum: adding an event twice, or not at all, shows at once.
protocol EveningLog: LogSource {
    var channel: Channel { get }
    var position: ChannelPosition { get throws }
    var sum: Int64 { get throws }
    var likes: Int64 { get throws }
    func write(_ amount: Int64) throws
    func like() throws
    func makeBackup() throws
    func restore(_ mutation: Mutation) throws
    /// What a mutation may show instead of what is true now.
    var moment: ModelLog.State { get }
    func entry(_ request: EntryRequest, _ mutation: Mutation, askedAt: ModelLog.State) throws
        -> Entry
}

/// A log in memory.
final class ModelLog: EveningLog {
    let channel = Channel.lobby

    /// What a backup would hold.
    struct State {
        var epoch = 1
        var events: [LoggedEvent] = []
        var sum: Int64 = 0
        var likes: Int64 = 0
    }

    private var state = State()
    private var backup = State()
    private var changes = 0
    private var seenChanges = -1
    private var newestEpoch = 1

    var sum: Int64 { state.sum }
    var likes: Int64 { state.likes }
    var moment: State { state }
    var epoch: String { "e\(state.epoch)" }
    var position: ChannelPosition { ChannelPosition(epoch: epoch, seq: top) }
    private var top: Int64 { Int64(state.events.count) }

    func write(_ amount: Int64) {
        state.sum += amount
        state.events.append(
            LoggedEvent(
                seq: top + 1, name: "added", atMs: 1,
                data: #"{"roundId":"r\#(amount)"}"#))
        changes += 1
    }

    func like() {
        state.likes += 1
        changes += 1
    }

    func makeBackup() { backup = state }

    /// With a mutation nobody can tell the numbers from those before.
    func restore(_ mutation: Mutation) {
        state = backup
        newestEpoch += 1
        if mutation != .sameEpoch { state.epoch = newestEpoch }
        changes += 1
    }

    var counters: Counters {
        Counters(
            values: state.likes == 0
                ? []
                : [CounterValue(name: "likes", value: .number(state.likes), rev: state.likes)])
    }

    func hasChanged() throws(StoreError) -> Bool {
        defer { seenChanges = changes }
        return changes != seenChanges
    }

    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView {
        return LogView(
            epoch: epoch,
            channels: questions.map { question in
                ChannelView(
                    top: question.channel == channel ? top : 0,
                    events: Array(events(after: question.after).prefix(ChannelQuestion.page)),
                    counters: question.wantsCounters ? counters : nil)
            })
    }

    private func events(after seq: Int64) -> [LoggedEvent] {
        Array(state.events.dropFirst(Int(seq)))
    }

    /// How the channel is entered now; with mutations, beside an earlier state, or with no more than
    /// the last three events.
    func entry(_ request: EntryRequest, _ mutation: Mutation, askedAt: State) -> Entry {
        let isPartial = mutation == .partialReplay
        let shown = mutation == .earlyState ? askedAt : state
        guard request.channel == channel else { return .absent }
        let oldest = max(top - 3, 0)
        var replays: [ChannelPosition: [LoggedEvent]] = [:]
        for since in request.positions {
            if isPartial {
                replays[since] = events(after: max(oldest, since.seq))
            } else if case .replay(let after) = FollowChannel(since: since).decide(top: position) {
                replays[since] = events(after: after)
            }
        }
        let whole = Framing.text(
            .snapshot(
                channel, position, nowMs: 1, state: SumState(sum: shown.sum),
                counters))
        let part =
            Framing.text(.resumed(channel, epoch: epoch, from: oldest, to: top))
            + events(after: oldest).flatMap { Framing.text(.event(channel, $0)) }
        return .found(
            FoundEntry(
                request: request, position: position, isRestricted: false,
                snapshot: OutputChunk(isPartial ? part : whole), counters: counters,
                replays: replays))
    }

    private struct SumState: JSONWritable {
        let sum: Int64

        func write(to json: inout JSONWriter) {
            json.object { $0.member("sum", sum) }
        }
    }
}
