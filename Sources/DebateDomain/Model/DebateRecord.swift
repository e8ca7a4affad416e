/// What a list shows of one debate.
package struct DebateRecord: Sendable, Hashable {
    package let id: DebateID
    package let title: String
    package let category: String
    package let coverImage: String?
    package let host: Debate.Host?
    package let owner: DeviceID?
    package let plannedStartMs: Int64?
    package let life: Debate.Life
    package let counts: Debate.Counts

    package init(
        id: DebateID, title: String, category: String, coverImage: String?, host: Debate.Host?,
        owner: DeviceID?, plannedStartMs: Int64?, life: Debate.Life, counts: Debate.Counts
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.coverImage = coverImage
        self.host = host
        self.owner = owner
        self.plannedStartMs = plannedStartMs
        self.life = life
        self.counts = counts
    }

    /// The actual start once there is one, else the planned one.
    package var startMs: Int64? {
        life.startedAtMs ?? plannedStartMs
    }
}

extension Debate {
    /// The part of it that lists show.
    package var record: DebateRecord {
        DebateRecord(
            id: id, title: title, category: category, coverImage: coverImage, host: host,
            owner: owner, plannedStartMs: plannedStartMs, life: life, counts: counts)
    }
}
