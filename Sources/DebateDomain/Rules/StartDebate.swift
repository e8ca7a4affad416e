/// Starts a debate: 未开始 → 直播中, once (rules L1, L2).
package enum StartDebate {
    /// A start takes a debate out of the archive: what is live is never hidden.
    /// - Parameter room: the room it takes place in; absent: it has none, and needs none.
    /// - Throws: `RuleViolation.alreadyLive`, `.alreadyEnded`, `.roomDisabled`, `.roomBusy`.
    package static func decide(
        _ debate: Debate, in room: RoomUse?, nowMs: Int64
    ) throws(RuleViolation) -> [LiveEvent] {
        switch debate.life {
        case .live: throw .alreadyLive
        case .ended: throw .alreadyEnded
        case .notStarted: break
        }
        if let room {
            if !room.isEnabled { throw .roomDisabled }
            if let live = room.live { throw .roomBusy(live) }
        }
        var started = debate
        started.life = .live(startedAtMs: nowMs)
        started.archivedAtMs = nil
        started.revision += 1
        return [.debateStarted(started)]
    }
}

/// A start by plan (rule L7), as the due pass sees it.
package enum AutoStart {
    /// How long after its planned start a debate is still started by itself, in milliseconds: a
    /// room may be busy until then. Later nobody expects it, so it waits for a person.
    package static let patienceMs: Int64 = 10 * 60_000

    /// Whether the plan is due now.
    package static func isDue(_ debate: Debate, nowMs: Int64) -> Bool {
        guard debate.startsByItself, debate.archivedAtMs == nil, debate.life == .notStarted,
            let plannedStartMs = debate.plannedStartMs
        else { return false }
        return (plannedStartMs...plannedStartMs + patienceMs).contains(nowMs)
    }
}
