/// Deals motions, hosts and teams, as one deals cards: none comes again before all have come.
struct DemoBill: Sendable {
    /// What one debate is about and who takes part.
    struct Entry: Sendable, Hashable {
        var title: String
        var category: String
        var motion: DemoMotion
        /// Index into `DemoPeople.hosts`.
        var host: Int
        var affirmativeTeam: String
        var negativeTeam: String
    }

    /// The catalogue in this bill's order: neighbours come from different categories.
    private let motions: [(category: String, motion: DemoMotion)]
    private var dealt = 0
    private var hosts = Deck(Array(DemoPeople.hosts.indices))
    private var teams = Deck(DemoPeople.teams)

    init(_ random: inout SeededRandom) {
        let groups = random.shuffled(DemoMotions.groups)
            .map { (category: $0.category, motions: random.shuffled($0.motions)) }
        let longest = groups.map(\.motions.count).max() ?? 0
        motions = (0..<longest).flatMap { place in
            groups.filter { place < $0.motions.count }
                .map { (category: $0.category, motion: $0.motions[place]) }
        }
    }

    /// The next entry; when the catalogue is through, it begins again as 复赛, 第3场, 第4场, ….
    mutating func next(_ random: inout SeededRandom) -> Entry {
        let (showing, place) = dealt.quotientAndRemainder(dividingBy: motions.count)
        dealt += 1
        let (category, motion) = motions[place]
        let affirmativeTeam = teams.deal(&random)
        return Entry(
            title: motion.title + Self.suffix(showing: showing + 1),
            category: category,
            motion: motion,
            host: hosts.deal(&random),
            affirmativeTeam: affirmativeTeam,
            negativeTeam: teams.deal(&random, butNot: affirmativeTeam))
    }

    private static func suffix(showing: Int) -> String {
        switch showing {
        case 1: ""
        case 2: "\(DemoDebates.showingMark)复赛"
        default: "\(DemoDebates.showingMark)第\(showing)场"
        }
    }
}

/// Elements dealt in drawn order, shuffled anew when all are dealt.
private struct Deck<Element: Sendable & Equatable>: Sendable {
    private let elements: [Element]
    private var left: [Element] = []

    /// - Parameter elements: two or more, all different.
    init(_ elements: [Element]) {
        precondition(elements.count > 1, "a deck has at least two cards")
        self.elements = elements
    }

    mutating func deal(_ random: inout SeededRandom, butNot other: Element? = nil) -> Element {
        if left.isEmpty { left = random.shuffled(elements) }
        let card = left.removeLast()
        return card == other ? deal(&random) : card
    }
}
