import DebateDomain
import DebateRuntime
import DebateStore

/// Debates, under the seed API's name for them.
enum LiveHandlers {
    /// One page of records: `{records, total, page, size, pages}`.
    static func list(_ call: Call) throws -> Reply {
        let list = try ListDebates(call.query, nfc: TextForms.nfc)
        let (localTime, nowMs) = (call.services.localTime, call.nowMs)
        let (page, viewers) = try call.services.reader.read { transaction throws(StoreError) in
            (
                try transaction.debates(list.filter, list.page),
                try transaction.viewers(nowMs: nowMs)
            )
        }
        return Reply(
            Message("获取直播列表成功", "debates loaded"),
            PageView(
                page: page.map {
                    LiveRecord(
                        record: $0, viewers: viewers[$0.id] ?? 0, localTime: localTime)
                }))
    }

    /// Stores a debate that has not started, its creator the organiser: `{liveId, title, category, createTime, status}`.
    static func create(_ call: Call) throws -> Reply {
        let localTime = call.services.localTime
        let command = try CreateDebate(
            call.jsonObject(), nfc: TextForms.nfc, instant: localTime.instant)
        let id = DebateID(UUIDText(randomBytes: call.services.randomUUIDBytes()))
        let (creator, actor, nowMs) = (call.account.id, call.actor, call.nowMs)
        return try call.commit { transaction in
            let use = try command.fields.namedRoom.flatMap { room throws(StoreError) in
                try transaction.reading.use(of: room)
            }
            let debate = try command.decide(id: id, holdsRoom: use != nil, nowMs: nowMs)
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: .debateCreate, debate: id,
                    target: "live/" + id.text, after: JSONText.of(DebateFacts(debate: debate))))
            try transaction.create(debate, by: creator, nowMs: nowMs)
            return Reply(
                Message("直播创建成功", "debate created"),
                CreatedLive(debate: debate, localTime: localTime))
        }
    }

    /// The whole debate.
    static func show(_ call: Call) throws -> Reply {
        Reply(DebateView(debate: try debate(call), localTime: call.services.localTime))
    }

    /// The record and `anchorId, description, tags`.
    static func detail(_ call: Call) throws -> Reply {
        let (debate, nowMs) = (try debate(call), call.nowMs)
        let viewers = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.viewers(nowMs: nowMs)
        }
        return Reply(
            Message("获取直播详情成功", "debate loaded"),
            LiveDetail(
                debate: debate, viewers: viewers[debate.id] ?? 0,
                localTime: call.services.localTime))
    }

    /// The debate of a public path.
    private static func debate(_ call: Call) throws -> Debate {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        let debate = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.debate(DebateID(uuid))
        }
        guard let debate else { throw Failure.debateNotFound }
        return debate
    }
}

private struct CreatedLive: JSONWritable {
    let debate: Debate
    let localTime: LocalTime

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("liveId", debate.id.text)
            json.member("title", debate.title)
            json.member("category", debate.category)
            json.member("createTime", localTime.text(debate.createdAtMs))
            json.member("status", debate.life.status.rawValue)
        }
    }
}

private struct LiveDetail: JSONWritable {
    let debate: Debate
    let viewers: Int
    let localTime: LocalTime

    func write(to json: inout JSONWriter) {
        json.object { json in
            LiveRecord(record: debate.record, viewers: viewers, localTime: localTime)
                .writeMembers(to: &json)
            json.member("anchorId", debate.organiser?.account.text)
            json.member("description", debate.description)
            json.member("tags", debate.tags)
        }
    }
}
