import DebateDomain

/// What the audience sees of a debate: as much of its public state as decides what people do.
struct HallView: Sendable, Hashable {
    /// 0 not started, 1 live, 2 ended.
    var status = 0
    var motion = ""
    var affirmativeLabel = "正方"
    var negativeLabel = "反方"
    var rounds: [Round] = []
    var talk = Talk()

    /// A vote round as far as a voter cares.
    struct Round: Sendable, Hashable {
        let id: String
        let takesUndecided: Bool
        let isFinal: Bool
        let opensAtMs: Int64?
        let closesAtMs: Int64?
        /// Closed or void, whatever the clock says.
        let isOver: Bool

        /// Whether ballots are taken at this moment. The grace period is for those whose picture
        /// is late; nobody here counts on it.
        func isOpen(atMs: Int64) -> Bool {
            guard !isOver, let opensAtMs, opensAtMs <= atMs else { return false }
            return closesAtMs.map { atMs < $0 } ?? true
        }
    }

    /// The rules of danmaku in force.
    struct Talk: Sendable, Hashable {
        var isTaken = true
        var slowSeconds = 0
        var maxChars = 40
    }

    /// The round that takes ballots now; there is at most one.
    func openRound(atMs: Int64) -> Round? {
        rounds.first { $0.isOpen(atMs: atMs) }
    }

    func label(_ side: Side) -> String {
        switch side {
        case .affirmative: affirmativeLabel
        case .negative: negativeLabel
        }
    }
}
