/// Ends a debate for good: 直播中 → 已结束 (rules L1, L2).
package enum EndDebate {
    /// - Parameter summary: what has come of it so far; its duration is decided here.
    /// - Throws: `RuleViolation.notLive`, `.alreadyEnded`.
    package static func decide(
        _ debate: Debate, _ summary: DebateSummary, nowMs: Int64
    ) throws(RuleViolation) -> [LiveEvent] {
        switch debate.life {
        case .notStarted: throw .notLive
        case .ended: throw .alreadyEnded
        case .live(let startedAtMs):
            // The clock may have been set back meanwhile.
            let endedAtMs = max(nowMs, startedAtMs)
            var ended = debate
            ended.life = .ended(startedAtMs: startedAtMs, endedAtMs: endedAtMs)
            ended.revision += 1
            var summary = summary
            summary.durationMs = endedAtMs - startedAtMs
            return [.debateEnded(ended, summary)]
        }
    }
}
