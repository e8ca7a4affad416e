import DebateDomain
import DebateStore

/// Danmaku, as the audience sends and reads them.
enum DanmakuHandlers {
    /// What is published, by its numbers: the oldest after `since`, or the newest before `before`.
    static func history(_ call: Call) throws -> Reply {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        let debate = DebateID(uuid)
        let page = try DanmakuPage(call.query)
        let slice = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.moderation(of: debate) == nil
                ? nil : transaction.danmaku(of: debate, page)
        }
        guard let slice else { throw Failure.debateNotFound }
        return Reply(LogView(slice: slice))
    }

    /// Says something: 200 `{danmaku}` when everyone sees it, 202 `{id, state}` when it waits.
    static func send(_ call: Call) throws -> Reply {
        let command = try SendDanmaku(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let work = try SpeechWork(call, command)
        try call.prepareWords()
        do {
            return try call.commit { transaction in try work.say(transaction) }
        } catch RuleViolation.forbiddenWord {
            work.countBlocked(call.services.writer)
            throw RuleViolation.forbiddenWord
        }
    }
}

/// One line on its way: what its steps inside the transaction have in common.
private struct SpeechWork: Sendable {
    private let debate: DebateID
    private let matchers: WordMatchers
    private let command: SendDanmaku
    private let name: PublicName
    /// With a guest's name, until the debate's words are known.
    private let line: NewDanmaku
    private let form: MatchingText
    private let identity: Identity
    private let device: DeviceID?
    private let nowMs: Int64

    init(_ call: Call, _ command: SendDanmaku) throws(RuleViolation) {
        let (identity, tag) = try call.identity()
        self.identity = identity
        self.command = command
        debate = call.debate
        matchers = call.services.words
        device = call.caller.visitor?.knownDevice
        nowMs = call.nowMs
        form = MatchingText(command.text.text, .store)
        name = call.caller.publicName(tag)
        line = NewDanmaku(
            command, form: form,
            author: DanmakuAuthor(
                name: DanmakuAuthor.guestName(tag), badge: call.caller.badge, tag: tag))
    }

    func say(_ transaction: borrowing WriteTransaction) throws -> Reply {
        let participant = try transaction.participant(
            identity, tag: line.author.tag, in: debate)
        let settings = try transaction.reading.moderation(of: debate)?.settings
        let matcher = try matchers.matcher(of: debate, transaction.reading)
        var line = line
        line.author.name = name.shown(matcher)
        let reason = try command.decide(
            in: transaction.danmakuStatus(of: debate), settings ?? Moderation.Settings(),
            by: speaker(participant, transaction),
            words: matcher.outcome(of: form), nowMs: nowMs)
        let danmaku = try transaction.insert(
            line, by: participant, in: debate, heldFor: reason, nowMs: nowMs)
        try transaction.count(
            reason == nil ? .danmaku : .danmakuHeld, for: danmaku.side, in: debate, nowMs: nowMs)
        if let reason {
            let held = HeldDanmaku(danmaku: danmaku, reason: reason)
            try transaction.append(
                [ChannelEvent(.danmakuHeld(held), on: .staff(debate))], nowMs: nowMs)
            return .accepted(WaitingView(number: danmaku.number))
        }
        if danmaku.ordinal == nil {
            try transaction.add(1, to: "danmakuUnpushed", of: .staff(debate))
        } else {
            try transaction.append(
                [ChannelEvent(.danmakuPosted(danmaku), on: .debate(debate))], nowMs: nowMs)
        }
        return Reply(PostedView(danmaku: danmaku))
    }

    /// On record for statistics; what was said is not.
    func countBlocked(_ writer: Writer) {
        let (debate, side, nowMs) = (debate, command.side, nowMs)
        writer.submitUnwatched { transaction in
            try transaction.count(.danmakuBlocked, for: side, in: debate, nowMs: nowMs)
        }
    }

    private func speaker(
        _ participant: Participant, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) -> SendDanmaku.Speaker {
        var speaker = try transaction.speaker(participant, saying: line.form, nowMs: nowMs)
        speaker.isStaff = line.author.badge != nil
        speaker.restriction = try transaction.reading.restriction(
            on: identity, in: debate, nowMs: nowMs)
        if let device {
            speaker.holdsTicket = try transaction.reading.holdsTicket(device, in: debate)
        }
        return speaker
    }
}

extension Caller {
    /// The seat that is shown beside what somebody of the staff says.
    var badge: DebateRole? {
        [.organiser, .moderator, .timekeeper, .judge].first(where: facts.holds)
    }
}

/// `{danmaku}`
private struct PostedView: JSONWritable {
    let danmaku: Danmaku

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("danmaku")
            danmaku.write(to: &json)
        }
    }
}

/// `{id, state: "held"}`
private struct WaitingView: JSONWritable {
    let number: DanmakuNumber

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", number.text)
            json.member("state", DanmakuState.held.rawValue)
        }
    }
}
