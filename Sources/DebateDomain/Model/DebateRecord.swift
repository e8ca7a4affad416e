/// What a list shows of one debate.
package struct DebateRecord: Sendable, Hashable {
    package let id: DebateID
    package let title: String
    package let category: String
    package let coverImage: String?
    package let host: Debate.Host?
    /// The first organiser's account; absent while there is none.
    package let organiser: Anchor?
    package let plannedStartMs: Int64?
    package let life: Debate.Life
    package let counts: Debate.Counts

    package init(
        id: DebateID, title: String, category: String, coverImage: String?, host: Debate.Host?,
        organiser: Anchor?, plannedStartMs: Int64?, life: Debate.Life, counts: Debate.Counts
    ) {
        self.id = id
        self.title = title
        self.category = category
        self.coverImage = coverImage
        self.host = host
        self.organiser = organiser
        self.plannedStartMs = plannedStartMs
        self.life = life
        self.counts = counts
    }

    /// The actual start once there is one, else the planned one.
    package var startMs: Int64? {
        life.startedAtMs ?? plannedStartMs
    }
}

/// Who stands behind a debate, as others see them.
package struct Anchor: Sendable, Hashable {
    package let account: AccountID
    package let nickname: String
    package let avatar: String?

    package init(account: AccountID, nickname: String, avatar: String?) {
        self.account = account
        self.nickname = nickname
        self.avatar = avatar
    }
}

extension Debate {
    /// The part of it that lists show.
    package var record: DebateRecord {
        DebateRecord(
            id: id, title: title, category: category, coverImage: coverImage, host: host,
            organiser: organiser, plannedStartMs: plannedStartMs, life: life, counts: counts)
    }
}
