/// One debate: a motion, two sides, a life from 未开始 through 直播中 to 已结束.
///
/// In the seed API's paths and fields a debate is a `live`.
package struct Debate: Sendable, Hashable {
    package var id: DebateID
    /// Grows by one with every change; whoever edits names the one they saw.
    package var revision: Int
    /// 1–100 characters, one line.
    package var title: String
    /// The sentence debated, 1–200 characters; the title until the organiser writes one.
    package var motion: String
    /// 1–20 characters: one of `Category.suggested` or another.
    package var category: String
    /// 0–2000 characters; line feeds allowed.
    package var description: String
    /// At most 5, each 1–20 characters.
    package var tags: [String]
    /// An http(s) address or `/media/…` of this installation; absent: the placeholder is shown.
    package var coverImage: String?
    /// Who hosts it, when that is not the organiser.
    package var host: Host?
    /// The first organiser, as the store knows it; a new debate has none yet.
    package var organiser: Anchor?
    package var sides: BothSides
    /// Where it takes place; absent: it has no video, and gateway clients do not see it.
    package var room: RoomID?
    /// When it is meant to start (rule L7: a plan, which starts nothing). Milliseconds UTC.
    package var plannedStartMs: Int64?
    /// Whether the plan starts it (rule L7).
    package var startsByItself: Bool
    package var life: Life
    /// Milliseconds UTC.
    package var createdAtMs: Int64
    /// Made by `debatectl demo`; listed like any other (rule L8).
    package var isDemo: Bool
    /// Only its staff and its screens see it; said when it is made and never changed (rule L8).
    package var isRehearsal: Bool
    /// Since when no list shows it; absent: it is not archived. Milliseconds UTC.
    package var archivedAtMs: Int64?
    package var rules: DebateRules
    /// When its first ballot came (rule I4): from then on the rules, the motion, the title and the
    /// names of the sides stay. Milliseconds UTC.
    package var rulesLockedAtMs: Int64?
    package var settings: DebateSettings
    package var counts: Counts

    package init(
        id: DebateID, revision: Int = 1, title: String, motion: String, category: String,
        description: String, tags: [String], coverImage: String?, host: Host?,
        organiser: Anchor? = nil, sides: BothSides, room: RoomID? = nil, plannedStartMs: Int64?,
        startsByItself: Bool = false, life: Life, createdAtMs: Int64, isDemo: Bool,
        isRehearsal: Bool = false, archivedAtMs: Int64? = nil,
        rules: DebateRules = DebateRules(), rulesLockedAtMs: Int64? = nil,
        settings: DebateSettings = DebateSettings(), counts: Counts
    ) {
        self.id = id
        self.revision = revision
        self.title = title
        self.motion = motion
        self.category = category
        self.description = description
        self.tags = tags
        self.coverImage = coverImage
        self.host = host
        self.organiser = organiser
        self.sides = sides
        self.room = room
        self.plannedStartMs = plannedStartMs
        self.startsByItself = startsByItself
        self.life = life
        self.createdAtMs = createdAtMs
        self.isDemo = isDemo
        self.isRehearsal = isRehearsal
        self.archivedAtMs = archivedAtMs
        self.rules = rules
        self.rulesLockedAtMs = rulesLockedAtMs
        self.settings = settings
        self.counts = counts
    }

    /// Whether lists, the lobby and rooms show it.
    package var isListed: Bool { !isRehearsal && archivedAtMs == nil }

    /// The person named as host of a debate.
    package struct Host: Sendable, Hashable {
        /// 1–32 characters.
        package var name: String
        /// An http(s) address or `/media/…`; absent: the placeholder is shown.
        package var avatar: String?

        package init(name: String, avatar: String?) {
            self.name = name
            self.avatar = avatar
        }
    }

    /// Numbers shown beside a debate; definitions: rule X1. Never negative.
    package struct Counts: Sendable, Hashable {
        /// Distinct devices that opened it.
        package var views: Int
        package var likes: Int
        /// Published danmaku and visible comments.
        package var comments: Int

        package init(views: Int = 0, likes: Int = 0, comments: Int = 0) {
            self.views = views
            self.likes = likes
            self.comments = comments
        }
    }

    /// Where a debate stands; forward only (rule L1). Times in milliseconds UTC.
    package enum Life: Sendable, Hashable {
        case notStarted
        case live(startedAtMs: Int64)
        case ended(startedAtMs: Int64, endedAtMs: Int64)

        package var status: DebateStatus {
            switch self {
            case .notStarted: .notStarted
            case .live: .live
            case .ended: .ended
            }
        }

        /// Absent until it has started.
        package var startedAtMs: Int64? {
            switch self {
            case .notStarted: nil
            case .live(let startedAtMs), .ended(let startedAtMs, _): startedAtMs
            }
        }

        /// Absent until it has ended.
        package var endedAtMs: Int64? {
            if case .ended(_, let endedAtMs) = self { endedAtMs } else { nil }
        }
    }
}

/// The number that stands for a debate's life on the wire and in the store.
package enum DebateStatus: Int, Sendable, Hashable, CaseIterable {
    /// 未开始
    case notStarted = 0
    /// 直播中
    case live = 1
    /// 已结束
    case ended = 2
}

/// What a debate is about, for filtering.
package enum Category {
    /// The seed's five; any other word of 1–20 characters is a category too.
    package static let suggested = ["游戏", "娱乐", "教育", "美食", "户外"]
}
