import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

/// Writes down what each channel of a debate says while things happen, and how the store stood.
///
/// A line of a recording is a frame as a client gets it, or
/// `{"type":"expect","seq","roundId"?,"state","counters"}`: what the client must hold by then.
final class EveningRecorder {
    let hall: VoteHall
    let talk: TalkingHall
    private(set) var nowMs = FixedClock.evening.nowMs
    private(set) var lines: [Channel: [String]] = [:]
    private var tops: [Channel: Int64] = [:]
    /// What somebody holds who heard every event of the public channels.
    private var heard: DebateState
    private var lobby: LobbyState
    /// Events the evening itself tells, as the handlers of requests do.
    private var own: [LiveEvent] = []
    private let reader: Reader

    /// Epochs are drawn, and so are the salts of a ledger's hashes: a recording has its own.
    private static let epoch = "recorded"
    private static let hash = String(repeating: "h", count: 43)

    init() throws {
        hall = try VoteHall(status: .notStarted)
        talk = TalkingHall(in: hall.database)
        reader = hall.database.store.reader()
        let (debate, nowMs) = (hall.debate, nowMs)
        (heard, lobby) = try reader.read { transaction throws(StoreError) in
            guard let state = try transaction.state(of: debate, nowMs: nowMs) else {
                throw StoreError.ownFault("no debate")
            }
            return (state, try transaction.lobby())
        }
        for channel in channels {
            lines[channel] = [text(try snapshot(of: channel).frame(nowMs: nowMs))]
            tops[channel] = 0
        }
    }

    var channels: [Channel] {
        let debate = hall.debate
        return [.debate(debate), .staff(debate), .organiser(debate), .lobby]
    }

    /// Something happens some time after what was before; the clock's own acts come with it.
    func step(after ms: Int64 = 1500, _ act: (Int64) throws -> Void) throws {
        nowMs += ms
        try act(nowMs)
        try hall.advance(nowMs: nowMs)
        for channel in channels { try listen(to: channel) }
        try compare()
    }

    /// Tells what a handler would tell.
    func tell(_ events: [ChannelEvent]) throws {
        own += events.map(\.event)
        let nowMs = nowMs
        try hall.write { try $0.append(events, nowMs: nowMs) }
    }

    /// Writes down what a client must hold now.
    func expect() throws {
        for channel in channels {
            let snapshot = try snapshot(of: channel)
            var json = JSONWriter()
            json.object { json in
                json.member("type", "expect")
                json.member("seq", snapshot.position.seq)
                if let roundID = snapshot.counters.roundID { json.member("roundId", roundID) }
                json.key("state")
                snapshot.state.write(to: &json)
                json.key("counters")
                snapshot.counters.write(to: &json)
            }
            lines[channel]?.append(String(decoding: json.bytes, as: UTF8.self))
        }
    }

    /// The recording of a channel, the same whenever it is made.
    func recording(of channel: Channel) -> String {
        (lines[channel] ?? []).map { Self.withoutDraws($0) + "\n" }.joined()
    }

    // MARK: Channels

    private func snapshot(of channel: Channel) throws -> ChannelSnapshot {
        let nowMs = nowMs
        let found = try reader.read { transaction throws(StoreError) in
            try transaction.snapshot(of: channel, nowMs: nowMs)
        }
        let snapshot = try #require(found)
        return ChannelSnapshot(
            channel, at: ChannelPosition(epoch: Self.epoch, seq: snapshot.position.seq),
            state: snapshot.state, counters: snapshot.counters)
    }

    private func listen(to channel: Channel) throws {
        let (after, nowMs) = (tops[channel] ?? 0, nowMs)
        let (events, counters) = try reader.read { transaction throws(StoreError) in
            (
                try transaction.events(of: channel, after: after, limit: 500),
                try transaction.counters(of: channel, nowMs: nowMs)
            )
        }
        for event in events {
            lines[channel]?.append(text(LiveFrame.event(channel, event)))
            if channel == .debate(hall.debate) { heard.apply(try typed(event)) }
            if channel == .lobby { lobby.apply(try typed(event)) }
        }
        let top = events.last?.seq ?? after
        tops[channel] = top
        lines[channel]?.append(text(LiveFrame.tick(channel, seq: top, nowMs: nowMs, counters)))
    }

    /// Whoever heard every event holds what the store has.
    private func compare() throws {
        heard.readAt = ReadTime(nowMs)
        let (debate, nowMs) = (hall.debate, nowMs)
        let (state, shown) = try reader.read { transaction throws(StoreError) in
            (try transaction.state(of: debate, nowMs: nowMs), try transaction.lobby())
        }
        #expect(state.map(JSONText.of) == JSONText.of(heard))
        #expect(JSONText.of(shown) == JSONText.of(lobby))
    }

    // MARK: Events

    /// The event a logged one was written from: told by the evening, or read from the store, and
    /// held to the very bytes of the log.
    private func typed(_ logged: LoggedEvent) throws -> LiveEvent {
        if let event = own.first(where: { $0.name == logged.name && data($0) == logged.data }) {
            return event
        }
        let value = try JSONParser.parse(Array(logged.data.utf8))
        let event = try event(named: logged.name, value)
        let told = data(event)
        // A summary is of its moment; the state does not hold it.
        if logged.name != "debate.ended" { #expect(told == logged.data) }
        return event
    }

    private func event(named name: String, _ data: JSONValue) throws -> LiveEvent {
        if name.hasPrefix("debate."), data["debate"]?["sides"] == nil {
            return try lobbyEvent(named: name, data)
        }
        let state = try #require(try state())
        let number = (data["round"]?["id"] ?? data["roundId"])?.string.flatMap(RoundNumber.init)
        let shown = state.rounds.first { $0.round.number == number }
        func view() throws -> RoundView {
            RoundView(try #require(shown).round, atMs: nowMs)
        }
        switch name {
        case "debate.updated": return .debateUpdated(state.debate)
        case "debate.started": return .debateStarted(state.debate)
        case "debate.ended": return .debateEnded(state.debate, DebateSummary(durationMs: 0))
        case "video.changed": return .videoChanged(state.video)
        case "round.opened": return .roundOpened(try view())
        case "round.updated":
            return .roundUpdated(try view(), data["tally"] == nil ? nil : shown?.tally)
        case "round.removed": return .roundRemoved(try #require(number))
        case "round.closed":
            let head = ToldHead(
                rows: data["ledger"]?["rows"]?.integer,
                hash: data["ledger"]?["hash"]?.string ?? "")
            return .roundClosed(try view(), shown?.tally, head)
        case "round.revealed":
            return .roundRevealed(try view(), try revelation(of: try #require(number)))
        default:
            return .roundVoided(try view(), reason: data["reason"]?.string ?? "")
        }
    }

    private func lobbyEvent(named name: String, _ data: JSONValue) throws -> LiveEvent {
        let id = (data["debate"]?["id"] ?? data["id"])?.string.flatMap { UUIDText($0) }
        let debate = DebateID(try #require(id))
        guard let change = LobbyChange(rawValue: String(name.dropFirst("debate.".count))) else {
            return .debateUnlisted(debate)
        }
        let found = try reader.read { transaction throws(StoreError) in
            try transaction.debate(debate)
        }
        return .debateListed(change, DebateListing(try #require(found)))
    }

    private func state() throws -> DebateState? {
        let (debate, nowMs) = (hall.debate, nowMs)
        return try reader.read { transaction throws(StoreError) in
            try transaction.state(of: debate, nowMs: nowMs)
        }
    }

    private func revelation(of number: RoundNumber) throws -> Revelation {
        let (debate, nowMs) = (hall.debate, nowMs)
        let found = try reader.read { transaction throws(StoreError) in
            try transaction.revelation(of: number, in: debate, nowMs: nowMs)
        }
        return try #require(found)
    }

    // MARK: Text

    private func text(_ frame: LiveFrame) -> String { JSONText.of(frame) }

    private func data(_ event: LiveEvent) -> String {
        var json = JSONWriter()
        event.writeData(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func withoutDraws(_ line: String) -> String {
        let mark = "\"hash\":\""
        var parts = line.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.dropFirst() {
            parts[index] = hash + parts[index].drop { $0 != "\"" }
        }
        return parts.joined(separator: mark)
    }
}
