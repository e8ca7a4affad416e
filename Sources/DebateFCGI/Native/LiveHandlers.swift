import DebateDomain
import DebateRuntime
import DebateStore

/// Debates, under the seed API's name for them.
enum LiveHandlers {
    /// One page of records: `{records, total, page, size, pages}`.
    static func list(_ call: Call) throws -> Reply {
        let list = try ListDebates(call.query, nfc: TextForms.nfc)
        let page = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.debates(list.filter, list.page)
        }
        return Reply(
            Message("获取直播列表成功", "debates loaded"),
            LivePage(page: page, localTime: call.services.localTime))
    }

    /// Stores a debate that has not started: `{liveId, title, category, createTime, status}`.
    static func create(_ call: Call) throws -> Reply {
        let localTime = call.services.localTime
        let command = try CreateDebate(
            call.jsonObject(), nfc: TextForms.nfc, instant: localTime.instant)
        let debate = command.decide(
            id: DebateID(UUIDText(randomBytes: call.services.randomUUIDBytes())),
            owner: call.visitor.device, nowMs: call.services.nowMs())
        try call.services.writer.submit { transaction in try transaction.insert(debate) }
        return Reply(
            Message("直播创建成功", "debate created"),
            CreatedLive(debate: debate, localTime: localTime))
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

private struct LivePage: JSONWritable {
    let page: PageOf<DebateRecord>
    let localTime: LocalTime

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("records")
            json.array { json in
                for record in page.rows {
                    LiveRecord(record: record, localTime: localTime).write(to: &json)
                }
            }
            json.member("total", page.total)
            json.member("page", page.number.page)
            json.member("size", page.number.size)
            json.member("pages", page.pages)
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
            json.member("anchorId", debate.owner?.text)
            json.member("description", debate.description)
            json.member("tags", debate.tags)
        }
    }
}
