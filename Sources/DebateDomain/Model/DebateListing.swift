/// What the lobby says of one debate.
package struct DebateListing: Sendable, Hashable {
    package let id: DebateID
    package let title: String
    package let status: DebateStatus
    package let category: String
    package let coverImage: String?
    package let plannedStartMs: Int64?
    package let startedAtMs: Int64?
    package let endedAtMs: Int64?
    package let createdAtMs: Int64
    package let views: Int

    package init(
        id: DebateID, title: String, status: DebateStatus, category: String, coverImage: String?,
        plannedStartMs: Int64?, startedAtMs: Int64?, endedAtMs: Int64?, createdAtMs: Int64,
        views: Int
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.category = category
        self.coverImage = coverImage
        self.plannedStartMs = plannedStartMs
        self.startedAtMs = startedAtMs
        self.endedAtMs = endedAtMs
        self.createdAtMs = createdAtMs
        self.views = views
    }

    package init(_ debate: Debate) {
        id = debate.id
        title = debate.title
        status = debate.life.status
        category = debate.category
        coverImage = debate.coverImage
        plannedStartMs = debate.plannedStartMs
        startedAtMs = debate.life.startedAtMs
        endedAtMs = debate.life.endedAtMs
        createdAtMs = debate.createdAtMs
        views = debate.counts.views
    }
}

extension DebateListing: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id.text)
            json.member("title", title)
            json.member("status", status.rawValue)
            json.member("category", category)
            json.member("coverImage", coverImage)
            json.member("plannedStartMs", plannedStartMs)
            json.member("startedAtMs", startedAtMs)
            json.member("endedAtMs", endedAtMs)
            json.member("createdAtMs", createdAtMs)
            json.member("viewCount", views)
        }
    }
}
