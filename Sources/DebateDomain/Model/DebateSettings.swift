/// How a debate runs, free to change at any time but for the order of the reveal.
package struct DebateSettings: Sendable, Hashable {
    /// Whether the start opens the live round and the end closes it (rule V10). Absent: on when
    /// the debate has neither a `pre` nor a `post` round.
    package var autoOpenLive: Bool?
    /// Points each viewer has for gifts in this debate; 0: no gifts.
    package var giftBudget: Int
    /// The order the rounds are revealed in, each kind once (rule E6).
    package var revealOrder: [RoundKind]

    package static let giftBudgets = 0...10_000

    package init(
        autoOpenLive: Bool? = nil, giftBudget: Int = 100,
        revealOrder: [RoundKind] = RoundKind.allCases
    ) {
        self.autoOpenLive = autoOpenLive
        self.giftBudget = giftBudget
        self.revealOrder = revealOrder
    }

    /// Whether the start opens the live round, given the rounds that are not void.
    package func opensLive(with rounds: some Sequence<RoundKind>) -> Bool {
        autoOpenLive ?? rounds.allSatisfy { $0 == .live }
    }
}

extension DebateSettings: JSONWritable {
    /// Shape: `{autoOpenLive: bool|null, giftBudget, revealOrder: [kind]}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("autoOpenLive")
            if let autoOpenLive { json.boolean(autoOpenLive) } else { json.null() }
            json.member("giftBudget", giftBudget)
            json.member("revealOrder", revealOrder.map(\.rawValue))
        }
    }
}
