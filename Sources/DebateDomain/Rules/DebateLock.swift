/// Which fields of a debate can no longer change (rule L4).
///
/// Not started: none, but from the first ballot on those that say what is voted on. Live and ended:
/// all but description, cover, tags and settings; the rules have a lock of their own (rule I4).
struct DebateLock: Sendable {
    private let debate: Debate
    private let hasRevealed: Bool

    init(of debate: Debate, hasRevealed: Bool) {
        self.debate = debate
        self.hasRevealed = hasRevealed
    }

    /// The names of the locked fields in which `changed` differs, in the order of the API.
    func fields(changing changed: Debate) -> [String] {
        var names: [String] = []
        func lock<Value: Equatable>(_ name: String, _ value: KeyPath<Debate, Value>, _ locks: Bool)
        {
            if locks, changed[keyPath: value] != debate[keyPath: value] { names.append(name) }
        }
        let hasStarted = debate.life.status != .notStarted
        let isVotedOn = hasStarted || debate.rulesLockedAtMs != nil
        lock("title", \.title, isVotedOn)
        lock("category", \.category, hasStarted)
        // A motion that only follows the title is named by the title.
        if !names.contains("title") || changed.motion != changed.title {
            lock("motion", \.motion, isVotedOn)
        }
        lock("startTime", \.plannedStartMs, hasStarted)
        lock("autoStart", \.startsByItself, hasStarted)
        lock("roomId", \.room, hasStarted)
        lock("host", \.host, hasStarted)
        for side in Side.allCases {
            let name = "sides." + side.rawValue
            lock(name + ".label", \.sides[side].label, isVotedOn)
            lock(name + ".claim", \.sides[side].claim, hasStarted)
            lock(name + ".team", \.sides[side].team, hasStarted)
            lock(name + ".speakers", \.sides[side].speakers, hasStarted)
        }
        lock("rules", \.rules, debate.life.status == .ended && debate.rulesLockedAtMs == nil)
        lock("settings.revealOrder", \.settings.revealOrder, hasRevealed)
        return names
    }
}
