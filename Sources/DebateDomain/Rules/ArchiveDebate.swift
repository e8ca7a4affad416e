/// Takes a debate out of the lists, or back into them (rule L5).
package enum ArchiveDebate {
    /// What follows; nothing when it is there already.
    /// - Throws: `RuleViolation.alreadyLive`: what is live is never hidden.
    package static func archive(
        _ debate: Debate, nowMs: Int64
    ) throws(RuleViolation) -> [LiveEvent] {
        guard debate.life.status != .live else { throw .alreadyLive }
        guard debate.archivedAtMs == nil else { return [] }
        return updated(debate, archivedAtMs: nowMs)
    }

    package static func restore(_ debate: Debate) -> [LiveEvent] {
        guard debate.archivedAtMs != nil else { return [] }
        return updated(debate, archivedAtMs: nil)
    }

    private static func updated(_ debate: Debate, archivedAtMs: Int64?) -> [LiveEvent] {
        var changed = debate
        changed.archivedAtMs = archivedAtMs
        changed.revision += 1
        return [.debateUpdated(changed)]
    }
}
