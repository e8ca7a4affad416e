import DebateDomain
import DebateStore

/// How a debate's danmaku are kept in order.
enum ModerationHandlers {
    static func show(_ call: Call) throws -> Reply {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        let moderation = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.moderation(of: DebateID(uuid))
        }
        guard let moderation else { throw Failure.debateNotFound }
        return Reply(moderation)
    }

    static func change(_ call: Call) throws -> Reply {
        let command = try ChangeModeration(call.jsonObject())
        return try commit(call, .moderationChange) { moderation throws(RuleViolation) in
            try command.decide(moderation)
        }
    }

    /// One press against a flood, one press back.
    static func shield(_ call: Call) throws -> Reply {
        let command = try SwitchShield(call.jsonObject())
        return try commit(call, command.isOn ? .shieldRaise : .shieldLower) {
            command.decide($0)
        }
    }

    /// The debate's own list, or the installation's at revision 0.
    static func words(_ call: Call) throws -> Reply {
        let (debate, matchers) = (call.debate, call.services.words)
        return Reply(
            try call.services.reader.read { transaction throws(StoreError) in
                try matchers.list(of: debate, transaction)
            })
    }

    static func replaceWords(_ call: Call) throws -> Reply {
        let command = try ReplaceWords(
            call.jsonObject(), nfc: TextFormRules.store.nfc, .store)
        let (debate, matchers) = (call.debate, call.services.words)
        let act = Act(call, .wordsReplace)
        return try call.commit { transaction in
            let before = try matchers.list(of: debate, transaction.reading)
            let after = try command.decide(before)
            if after != before {
                try transaction.update(after, of: debate)
                try transaction.record(
                    act.entry(before: WordFacts(words: before), after: WordFacts(words: after)))
            }
            return Reply(after)
        }
    }

    /// Changes the moderation, on record and for every screen to know.
    private static func commit(
        _ call: Call, _ action: AuditAction,
        _ decide: @escaping @Sendable (Moderation) throws(RuleViolation) -> Moderation
    ) throws -> Reply {
        let (debate, nowMs) = (call.debate, call.nowMs)
        let act = Act(call, action)
        return try call.commit { transaction in
            guard let before = try transaction.reading.moderation(of: debate) else {
                throw RuleViolation.notFound
            }
            let after = try decide(before)
            guard after != before else { return Reply(before) }
            try transaction.update(after, of: debate)
            try transaction.record(act.entry(before: before, after: after))
            try transaction.append(
                [ChannelEvent(.moderationChanged(after), on: .debate(debate))], nowMs: nowMs)
            return Reply(after)
        }
    }
}

/// An act on a debate as a whole, for the record.
private struct Act: Sendable {
    private let actor: AuditEntry.Actor
    private let action: AuditAction
    private let debate: DebateID
    private let nowMs: Int64

    init(_ call: Call, _ action: AuditAction) {
        actor = call.actor
        self.action = action
        debate = call.debate
        nowMs = call.nowMs
    }

    func entry(before: some JSONWritable, after: some JSONWritable) -> AuditEntry {
        AuditEntry(
            atMs: nowMs, actor: actor, action: action, debate: debate,
            target: "live/" + debate.text, before: JSONText.of(before), after: JSONText.of(after))
    }
}

/// A word list on record: how long it is, never what is on it.
private struct WordFacts: JSONWritable {
    let words: RevisedWordList

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("revision", words.revision)
            json.member("words", words.list.words.count)
            json.member("allow", words.list.allowed.count)
        }
    }
}
