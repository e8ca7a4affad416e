import DebateDomain
import DebateStore

@testable import DebateLive

/// A log in memory with one channel, whose state is a sum: adding an event twice, or not at all,
/// shows at once.
final class ModelLog: LogSource {
    static let channel = Channel.lobby

    /// What a backup would hold.
    struct State {
        var epoch = 1
        var events: [LoggedEvent] = []
        var sum: Int64 = 0
        var likes: Int64 = 0
    }

    private(set) var state = State()
    private var backup = State()
    private var changes = 0
    private var seenChanges = -1
    private var newestEpoch = 1
    var isFailing = false

    var epoch: String { "e\(state.epoch)" }
    var position: ChannelPosition { ChannelPosition(epoch: epoch, seq: top) }
    private var top: Int64 { Int64(state.events.count) }

    func write(_ amount: Int64) {
        state.sum += amount
        state.events.append(
            LoggedEvent(
                seq: top + 1, name: "added", atMs: 1,
                data: #"{"add":\#(amount)}"#))
        changes += 1
    }

    func like() {
        state.likes += 1
        changes += 1
    }

    func makeBackup() { backup = state }

    /// - Parameter keepsEpoch: a mutation: nobody can tell the numbers from those before.
    func restore(keepsEpoch: Bool) {
        state = backup
        newestEpoch += 1
        if !keepsEpoch { state.epoch = newestEpoch }
        changes += 1
    }

    var counters: Counters {
        Counters(
            values: state.likes == 0
                ? []
                : [CounterValue(name: "likes", value: .number(state.likes), rev: state.likes)])
    }

    func hasChanged() throws(StoreError) -> Bool {
        if isFailing { throw .unavailable("a test says so") }
        defer { seenChanges = changes }
        return changes != seenChanges
    }

    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView {
        if isFailing { throw .unavailable("a test says so") }
        return LogView(
            epoch: epoch,
            channels: questions.map { question in
                ChannelView(
                    top: question.channel == Self.channel ? top : 0,
                    events: Array(events(after: question.after).prefix(ChannelQuestion.page)),
                    counters: question.wantsCounters ? counters : nil)
            })
    }

    private func events(after seq: Int64) -> [LoggedEvent] {
        Array(state.events.dropFirst(Int(seq)))
    }

    /// How the channel is entered now.
    /// - Parameters:
    ///   - earlier: a mutation: the state of an earlier moment stands beside the position of now.
    ///   - isPartial: a mutation: whatever is asked for, the last three events are all there is.
    func entry(
        _ request: EntryRequest, earlier: State? = nil, isPartial: Bool = false
    ) -> Entry {
        guard request.channel == Self.channel else { return .absent }
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
                Self.channel, position, nowMs: 1, state: SumState(sum: (earlier ?? state).sum),
                counters))
        let part =
            Framing.text(.resumed(Self.channel, epoch: epoch, from: oldest, to: top))
            + events(after: oldest).flatMap { Framing.text(.event(Self.channel, $0)) }
        return .found(
            FoundEntry(
                position: position, isRestricted: false,
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
