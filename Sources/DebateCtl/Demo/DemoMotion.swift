/// One entry of the catalogue demo debates are made from.
struct DemoMotion: Sendable, Hashable {
    /// 1–100 characters, one line; unique in the catalogue.
    let title: String
    /// The sentence debated, 1–200 characters.
    let motion: String
    /// What 正方 holds, at most 100 characters.
    let affirmative: String
    /// What 反方 holds, at most 100 characters.
    let negative: String
    /// 2–5, each 1–20 characters.
    let tags: [String]
    /// One to three sentences for the debate's page.
    let about: String

    init(
        _ title: String, motion: String, affirmative: String, negative: String, tags: [String],
        about: String
    ) {
        self.title = title
        self.motion = motion
        self.affirmative = affirmative
        self.negative = negative
        self.tags = tags
        self.about = about
    }
}

/// The catalogue: the suggested categories and two more, each with its motions.
enum DemoMotions {
    /// One category and what is debated in it.
    struct Group: Sendable {
        let category: String
        let motions: [DemoMotion]
    }

    static let groups: [Group] = [
        Group(category: "游戏", motions: games),
        Group(category: "娱乐", motions: entertainment),
        Group(category: "教育", motions: education),
        Group(category: "美食", motions: food),
        Group(category: "户外", motions: outdoors),
        Group(category: "科技", motions: technology),
        Group(category: "社会", motions: society),
    ]
}
