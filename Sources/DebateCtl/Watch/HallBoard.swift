import DebateDomain

/// What an operator sees of a debate at a glance: a client's state, kept up by events.
struct HallBoard: Sendable, Hashable {
    private(set) var title = ""
    private(set) var motion = ""
    /// 0 not started, 1 live, 2 ended; `nil`: nothing is known yet.
    private(set) var status: Int?
    private(set) var rounds: [Round] = []
    private var labels = [Side.affirmative: "正方", .negative: "反方"]

    /// A vote round as far as it is shown.
    struct Round: Sendable, Hashable {
        let id: String
        /// `pre`, `live`, `post`
        let kind: String
        let reveal: String
        let opensAtMs: Int64?
        let closesAtMs: Int64?
        let isVoid: Bool
        let isRevealed: Bool
        /// What `round.closed` said.
        let isClosed: Bool
        /// Whole when it is closed and shown, or revealed.
        let tally: JSONValue?

        init?(_ value: JSONValue, tally: JSONValue?) {
            guard let id = value["id"]?.string else { return nil }
            self.id = id
            kind = value["kind"]?.string ?? ""
            reveal = value["reveal"]?.string ?? ""
            opensAtMs = value["opensAtMs"]?.integer
            closesAtMs = value["closesAtMs"]?.integer
            isVoid = value["voidedAtMs"]?.integer != nil
            isRevealed = value["revealedAtMs"]?.integer != nil
            isClosed = value["state"]?.string == "closed"
            self.tally = tally == .null ? nil : tally
        }
    }

    func label(_ side: Side) -> String {
        labels[side] ?? side.rawValue
    }

    /// The label of a side as it stands in a value; `nil` for none.
    func label(_ value: JSONValue?) -> String? {
        value?.string.flatMap(Side.init(rawValue:)).map(label)
    }

    func round(_ id: String?) -> Round? {
        rounds.first { $0.id == id }
    }

    // MARK: Changes

    /// Takes the state of a snapshot.
    mutating func replace(with state: JSONValue) {
        if let debate = state["debate"] { take(debate) }
        rounds = (state["rounds"]?.elements ?? []).compactMap { Round($0, tally: $0["tally"]) }
    }

    /// Takes an event of the debate's own channel.
    mutating func apply(_ event: ReceivedEvent) {
        if let debate = event.data["debate"] { take(debate) }
        switch event.name {
        case "debate.started": status = 1
        case "debate.ended": status = 2
        case "round.removed": rounds.removeAll { $0.id == event.data["roundId"]?.string }
        default:
            guard let value = event.data["round"] else { return }
            let former = round(value["id"]?.string)
            let tally = event.data["tally"] ?? (event.name == "round.updated" ? former?.tally : nil)
            guard let round = Round(value, tally: tally) else { return }
            if let index = rounds.firstIndex(where: { $0.id == round.id }) {
                rounds[index] = round
            } else {
                rounds.append(round)
            }
        }
    }

    private mutating func take(_ debate: JSONValue) {
        title = debate["title"]?.string ?? title
        motion = debate["motion"]?.string ?? motion
        status = debate["status"]?.integer.map { Int($0) } ?? status
        for side in Side.allCases {
            let label = debate["sides"]?[side.rawValue]?["label"]?.string ?? ""
            if !label.isEmpty { labels[side] = label }
        }
    }
}
