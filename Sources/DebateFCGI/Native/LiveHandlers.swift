import DebateDomain
import DebateRuntime
import DebateStore

/// Debates, under the seed API's name for them.
enum LiveHandlers {
    /// One page of records: `{records, total, page, size, pages}`.
    static func list(_ call: Call) throws -> Reply {
        let list = try ListDebates(call.query, nfc: TextForms.nfc)
        let localTime = call.services.localTime
        let page = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.debates(list.filter, list.page)
        }
        return Reply(
            Message("获取直播列表成功", "debates loaded"),
            PageView(page: page.map { LiveRecord(record: $0, localTime: localTime) }))
    }

    /// Stores a debate that has not started, its creator the organiser: `{liveId, title, category, createTime, status}`.
    static func create(_ call: Call) throws -> Reply {
        let localTime = call.services.localTime
        let command = try CreateDebate(
            call.jsonObject(), nfc: TextForms.nfc, instant: localTime.instant)
        let debate = command.decide(
            id: DebateID(UUIDText(randomBytes: call.services.randomUUIDBytes())),
            nowMs: call.nowMs)
        let creator = call.account.id
        let entry = call.audit(
            .debateCreate, "live/" + debate.id.text, debate: debate.id,
            after: JSONText.of(DebateFacts(debate: debate)))
        return try call.commit { transaction in
            try transaction.insert(debate)
            try transaction.addSeat(
                .organiser, in: debate.id, to: creator, nowMs: debate.createdAtMs)
            try transaction.record(entry)
            return Reply(
                Message("直播创建成功", "debate created"),
                CreatedLive(debate: debate, localTime: localTime))
        }
    }

    /// The record and `anchorId, description, tags`.
    static func detail(_ call: Call) throws -> Reply {
        guard let uuid = UUIDText(call.parameter("liveId")) else { throw Failure.debateNotFound }
        let debate = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.debate(DebateID(uuid))
        }
        guard let debate else { throw Failure.debateNotFound }
        return Reply(
            Message("获取直播详情成功", "debate loaded"),
            LiveDetail(debate: debate, localTime: call.services.localTime))
    }
}

/// A debate on record: what it was created as.
private struct DebateFacts: JSONWritable {
    let debate: Debate

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("title", debate.title)
            json.member("category", debate.category)
            json.member("startTimeMs", debate.plannedStartMs)
        }
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
    let localTime: LocalTime

    func write(to json: inout JSONWriter) {
        json.object { json in
            LiveRecord(record: debate.record, localTime: localTime).writeMembers(to: &json)
            json.member("anchorId", debate.organiser?.account.text)
            json.member("description", debate.description)
            json.member("tags", debate.tags)
        }
    }
}
