@testable import DebateDomain

/// A round of a test; what is not said is usual.
func round(
    _ number: Int64 = 1, _ kind: RoundKind = .pre, _ life: VoteRound.Life = .planned(.init()),
    terms: RoundTerms? = nil, revision: Int = 1
) -> VoteRound {
    VoteRound(
        number: RoundNumber(number), kind: kind, terms: terms ?? .usual(for: kind), life: life,
        revision: revision)
}

/// A window that opens at 1,000 ms.
func opened(closesAtMs: Int64? = nil, graceMs: Int64 = 0) -> VoteRound.Life {
    .opened(VoteRound.Window(opensAtMs: 1000, closesAtMs: closesAtMs, graceMs: graceMs))
}

/// Closed at 2,000 ms.
let closedWindow = VoteRound.ClosedWindow(opensAtMs: 1000, closesAtMs: 2000, graceMs: 0)

/// Each life a round may have, named.
let allLives: [(name: String, life: VoteRound.Life)] = [
    ("planned", .planned(.init())), ("open", opened()),
    ("closing", opened(closesAtMs: 2000, graceMs: 500)), ("closed", .closed(closedWindow)),
    ("revealed", .revealed(closedWindow, atMs: 9000)),
    ("voided", .voided(closedWindow.window, atMs: 9000, reason: "误开")),
]

/// The violation `work` ends with; `nil`: it succeeds.
func violation(_ work: () throws -> Void) -> RuleViolation? {
    do {
        try work()
        return nil
    } catch let violation as RuleViolation {
        return violation
    } catch {
        return .notFound
    }
}
