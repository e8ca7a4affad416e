import DebateDomain
import DebateRuntime
import DebateStore

/// What becomes of a debate, as its organisers decide it.
enum LifeHandlers {
    static func edit(_ call: Call) throws -> Reply {
        let command = try EditDebate(
            call.jsonObject(), nfc: TextForms.nfc, instant: call.services.localTime.instant)
        return try change(call, .debateEdit) { debate, transaction in
            let use = try command.fields.namedRoom.flatMap { room throws(StoreError) in
                try transaction.reading.use(of: room)
            }
            let rounds = try transaction.rounds(of: debate.id).rounds
            return try command.decide(
                debate, holdsRoom: use != nil,
                hasRevealed: rounds.contains { $0.revealedAtMs != nil })
        }
    }

    static func archive(_ call: Call) throws -> Reply {
        let nowMs = call.nowMs
        return try change(call, .debateArchive) { debate, _ in
            try ArchiveDebate.archive(debate, nowMs: nowMs)
        }
    }

    static func restore(_ call: Call) throws -> Reply {
        try change(call, .debateRestore) { debate, _ in ArchiveDebate.restore(debate) }
    }

    static func start(_ call: Call) throws -> Reply {
        let work = LifeWork(call, .debateStart)
        return try call.commit { transaction in
            let started = try transaction.start(work.debate, nowMs: work.nowMs, as: work.act)
            return work.reply(started)
        }
    }

    /// The debate and `summary`.
    static func end(_ call: Call) throws -> Reply {
        let work = LifeWork(call, .debateEnd)
        return try call.commit { transaction in
            let (ended, summary) = try transaction.end(
                work.debate, nowMs: work.nowMs, as: work.act)
            return work.reply(ended, summary)
        }
    }

    /// The new debate; who asks for it organises it. The body may be left out.
    static func rerun(_ call: Call) throws -> Reply {
        let body = call.request.body.isEmpty ? JSONObject([]) : try call.jsonObject()
        let command = try RerunDebate(
            body, nfc: TextForms.nfc, instant: call.services.localTime.instant)
        let id = DebateID(UUIDText(randomBytes: call.services.randomUUIDBytes()))
        let work = LifeWork(call, .debateRerun)
        let creator = call.account.id
        return try call.commit { transaction in
            let before = try transaction.current(work.debate)
            let again = command.decide(before, id: id, nowMs: work.nowMs)
            try transaction.record(work.act(before, again))
            try transaction.create(again, by: creator, nowMs: work.nowMs)
            return work.reply(try transaction.current(id))
        }
    }

    static func delete(_ call: Call) throws -> Reply {
        let work = LifeWork(call, .debateDelete)
        return try call.commit { transaction in
            try transaction.delete(work.debate, nowMs: work.nowMs, as: work.removal)
            return .done()
        }
    }

    /// Does what a rule decides on the debate of the path; answers the debate.
    private static func change(
        _ call: Call, _ action: AuditAction,
        _ decide: @escaping @Sendable (Debate, borrowing WriteTransaction) throws -> [LiveEvent]
    ) throws -> Reply {
        let work = LifeWork(call, action)
        return try call.commit { transaction in
            let debate = try transaction.current(work.debate)
            let events = try decide(debate, transaction)
            return work.reply(
                try transaction.apply(events, to: debate, nowMs: work.nowMs, as: work.act))
        }
    }
}

/// One act on a debate: what its steps inside the transaction have in common.
private struct LifeWork: Sendable {
    let debate: DebateID
    let nowMs: Int64
    private let actor: AuditEntry.Actor
    private let action: AuditAction
    private let localTime: LocalTime

    init(_ call: Call, _ action: AuditAction) {
        debate = call.debate
        nowMs = call.nowMs
        actor = call.actor
        localTime = call.services.localTime
        self.action = action
    }

    /// What stands on record of a change.
    func act(_ before: Debate, _ after: Debate) -> AuditEntry {
        entry(before: before, after: after)
    }

    func removal(_ before: Debate) -> AuditEntry {
        entry(before: before, after: nil)
    }

    func reply(_ debate: Debate, _ summary: DebateSummary? = nil) -> Reply {
        Reply(DebateView(debate: debate, localTime: localTime, summary: summary))
    }

    private func entry(before: Debate, after: Debate?) -> AuditEntry {
        AuditEntry(
            atMs: nowMs, actor: actor, action: action, debate: debate,
            target: "live/" + (after ?? before).id.text,
            before: JSONText.of(DebateFacts(debate: before)),
            after: after.map { JSONText.of(DebateFacts(debate: $0)) })
    }
}
