/// When likes and gifts are taken, and from whom.
package enum TakePart {
    /// Only while the debate is live, and not from those put out (rules L6, D6).
    ///
    /// The ban comes last: somebody banned learns of it where others could take part.
    /// - Throws: `RuleViolation.notLive` before the start, `.interactionClosed` after the end,
    ///   `.banned`.
    package static func check(_ status: DebateStatus, isBanned: Bool) throws(RuleViolation) {
        switch status {
        case .notStarted: throw .notLive
        case .ended: throw .interactionClosed
        case .live: break
        }
        if isBanned { throw .banned }
    }
}
