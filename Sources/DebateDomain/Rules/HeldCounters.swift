/// The hot numbers a client holds of one channel: of each the one with the largest revision, and
/// of a round's only those of the current round.
package struct HeldCounters: Sendable, Hashable {
    /// Which round `tally.…` and `voters` are of; `nil` while none is known.
    package private(set) var roundID: String?
    package private(set) var values: [String: CounterValue] = [:]
    private var reveal: RevealMode?
    /// Its numbers may still come in a tick made before.
    private var voidedID: String?
    /// On the organisers' channel no event tells that a round opened: there the ticks do. Nothing
    /// is hidden there either.
    private let ticksTellRound: Bool

    package init(of channel: Channel) {
        if case .organiser = channel { ticksTellRound = true } else { ticksTellRound = false }
    }

    /// A counter that is a number.
    package func number(_ name: String) -> Int64? {
        guard case .number(let number) = values[name]?.value else { return nil }
        return number
    }

    /// A counter that is a word.
    package func word(_ name: String) -> String? {
        guard case .word(let word) = values[name]?.value else { return nil }
        return word
    }

    /// Takes those of a snapshot, which replace all.
    mutating func replace(with counters: Counters, state: JSONValue) {
        roundID = counters.roundID
        values = [:]
        for counter in counters.values { values[counter.name] = counter }
        let round = state["rounds"]?.elements?.first { $0["id"]?.string == counters.roundID }
        reveal = round.flatMap(Self.reveal)
        voidedID = nil
    }

    /// Takes those of a tick. Returns the names of those that changed.
    mutating func take(_ counters: Counters) -> Set<String> {
        let isOfCurrent = isCurrent(counters.roundID)
        var changed: Set<String> = []
        for counter in counters.values where isOfCurrent || !Self.isOfRound(counter.name) {
            guard counter.rev > values[counter.name]?.rev ?? -1 else { continue }
            values[counter.name] = counter
            changed.insert(counter.name)
        }
        return changed
    }

    /// Takes in what an event says of rounds. Returns the names of those no longer shown.
    mutating func take(_ event: ReceivedEvent) -> Set<String> {
        guard !ticksTellRound, let round = event.data["round"], let id = round["id"]?.string
        else { return [] }
        switch event.name {
        case "round.opened":
            let dropped = id == roundID ? [] : drop(Self.isOfRound)
            roundID = id
            reveal = Self.reveal(round)
            return dropped
        case "round.updated" where id == roundID:
            defer { reveal = Self.reveal(round) }
            // What the old mode showed the new one hides; a more open one cannot follow.
            return reveal == Self.reveal(round) ? [] : drop { $0.hasPrefix("tally.") }
        case "round.voided" where id == roundID:
            voidedID = id
            roundID = nil
            return drop(Self.isOfRound)
        default: return []
        }
    }

    private mutating func isCurrent(_ id: String?) -> Bool {
        guard let id else { return false }
        if id == roundID { return true }
        guard ticksTellRound || (roundID == nil && id != voidedID) else { return false }
        _ = drop(Self.isOfRound)
        roundID = id
        reveal = nil
        return true
    }

    private mutating func drop(_ isDropped: (String) -> Bool) -> Set<String> {
        let dropped = Set(values.keys.filter(isDropped))
        for name in dropped { values[name] = nil }
        return dropped
    }

    private static func isOfRound(_ name: String) -> Bool {
        name == "voters" || name.hasPrefix("tally.")
    }

    private static func reveal(_ round: JSONValue) -> RevealMode? {
        round["reveal"]?.string.flatMap(RevealMode.init(rawValue:))
    }
}
