import DebateDomain
import DebateStore

/// What the staff decide on danmaku.
enum VerdictHandlers {
    /// Lines that wait, the oldest first.
    static func held(_ call: Call) throws -> Reply {
        var reader = call.query.reader()
        let position = reader.log()
        try reader.finish()
        let debate = call.debate
        let slice = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.heldDanmaku(of: debate, position)
        }
        return Reply(LogView(slice: slice))
    }

    /// Approves, rejects or removes lines: `{done[], skipped[{id, reason}]}`.
    static func decide(_ call: Call) throws -> Reply {
        let command = try JudgeDanmaku(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let work = VerdictWork(call, command)
        return try call.commit { transaction in try work.perform(transaction) }
    }
}

/// One verdict on some lines: what its steps inside the transaction have in common.
private struct VerdictWork: Sendable {
    private let command: JudgeDanmaku
    private let debate: DebateID
    private let actor: AuditEntry.Actor
    private let note: DanmakuDecisionNote

    init(_ call: Call, _ command: JudgeDanmaku) {
        self.command = command
        debate = call.debate
        actor = call.actor
        note = DanmakuDecisionNote(
            atMs: call.nowMs, by: call.account.profile.nickname, reason: command.reason)
    }

    func perform(_ transaction: borrowing WriteTransaction) throws -> Reply {
        let status = try transaction.danmakuStatus(of: debate)
        var done: [Danmaku] = []
        var skipped: [(number: DanmakuNumber, reason: JudgeDanmaku.Skip)] = []
        for (number, found) in try lines(transaction) {
            switch Self.decision(command, found?.state, status) {
            case .success(let state):
                guard let line = found?.danmaku else { continue }
                done.append(try decided(line, state, transaction))
            case .failure(let reason):
                skipped.append((number, reason))
            }
        }
        if !done.isEmpty {
            try transaction.record(entry(done))
            try transaction.append(events(done), nowMs: note.atMs)
        }
        return Reply(
            VerdictView(
                done: done.map(\.number),
                skipped: skipped.map { VerdictView.Skipped(number: $0.number, reason: $0.reason) }))
    }

    private static func decision(
        _ command: JudgeDanmaku, _ state: DanmakuState?, _ status: DebateStatus
    ) -> Result<DanmakuState, JudgeDanmaku.Skip> {
        Result { () throws(JudgeDanmaku.Skip) in try command.decide(state, in: status) }
    }

    private func lines(
        _ transaction: borrowing WriteTransaction
    ) throws(StoreError) -> [(DanmakuNumber, JudgedDanmaku?)] {
        switch command.target {
        case .author(let tag):
            return try transaction.danmaku(
                byAuthor: tag, in: command.concerns, of: debate
            ).map { ($0.danmaku.number, $0) }
        case .these(let numbers):
            var lines: [(DanmakuNumber, JudgedDanmaku?)] = []
            for number in numbers {
                lines.append((number, try transaction.danmaku(number, of: debate)))
            }
            return lines
        }
    }

    private func decided(
        _ line: Danmaku, _ state: DanmakuState, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) -> Danmaku {
        let decided = try transaction.decide(line, becomes: state, in: debate, note)
        if state == .published {
            try transaction.count(.danmaku, for: line.side, in: debate, nowMs: note.atMs)
        }
        return decided
    }

    private func events(_ done: [Danmaku]) -> [ChannelEvent] {
        let numbers = done.map(\.number)
        var events: [ChannelEvent] = []
        switch command.verdict {
        case .approve:
            events = done.map { ChannelEvent(.danmakuPosted($0), on: .debate(debate)) }
        case .remove:
            events = [
                ChannelEvent(.danmakuRemoved(command.removed(numbers)), on: .debate(debate))
            ]
        case .reject: break
        }
        let decided = LiveEvent.danmakuDecided(
            numbers, command.verdict.decision, reason: note.reason, by: note.by)
        return events + [ChannelEvent(decided, on: .staff(debate))]
    }

    private func entry(_ done: [Danmaku]) -> AuditEntry {
        let action: AuditAction =
            switch command.verdict {
            case .approve: .danmakuApprove
            case .reject: .danmakuReject
            case .remove: .danmakuRemove
            }
        let target =
            switch command.target {
            case .author(let tag): "author/" + tag
            case .these: done.count == 1 ? "danmaku/" + done[0].number.text : "danmaku"
            }
        return AuditEntry(
            atMs: note.atMs, actor: actor, action: action, debate: debate, target: target,
            after: JSONText.of(LineFacts(lines: done)),
            reason: note.reason.isEmpty ? nil : note.reason)
    }
}

/// `{done[], skipped[{id, reason}]}`
private struct VerdictView: JSONWritable {
    let done: [DanmakuNumber]
    let skipped: [Skipped]

    struct Skipped: Sendable {
        let number: DanmakuNumber
        let reason: JudgeDanmaku.Skip
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("done", done.map(\.text))
            json.key("skipped")
            json.array { json in
                for line in skipped {
                    json.object { json in
                        json.member("id", line.number.text)
                        json.member("reason", line.reason.rawValue)
                    }
                }
            }
        }
    }
}

/// Lines on record: which they were, and what they said.
private struct LineFacts: JSONWritable {
    let lines: [Danmaku]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("danmaku")
            json.array { json in
                for line in lines {
                    json.object { json in
                        json.member("id", line.number.text)
                        json.member("text", line.text)
                        json.member("tag", line.author.tag)
                    }
                }
            }
        }
    }
}
