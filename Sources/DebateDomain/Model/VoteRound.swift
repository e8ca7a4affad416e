/// One vote round of a debate: what is asked, and how far it has come.
package struct VoteRound: Sendable, Hashable {
    package let number: RoundNumber
    package let kind: RoundKind
    package var terms: RoundTerms
    package var life: Life
    /// From 1; every change of the round adds one.
    package var revision: Int

    package init(
        number: RoundNumber, kind: RoundKind, terms: RoundTerms, life: Life = .planned(Plan()),
        revision: Int = 1
    ) {
        self.number = number
        self.kind = kind
        self.terms = terms
        self.life = life
        self.revision = revision
    }

    /// How far it has come, as written; what follows from the clock is `state(atMs:)` (rule V2).
    /// Times in milliseconds UTC.
    package enum Life: Sendable, Hashable {
        case planned(Plan)
        case opened(Window)
        /// The exact tally is written, and no ballot follows it (rule V4).
        case closed(ClosedWindow)
        case revealed(ClosedWindow, atMs: Int64)
        /// Its ballots count nowhere (rule V9). The window is absent when it was never opened.
        case voided(Window?, atMs: Int64, reason: String)
    }

    /// What is meant to happen to a round nobody has opened yet.
    package struct Plan: Sendable, Hashable {
        /// When it opens by itself; absent: when somebody opens it.
        package var opensAtMs: Int64?
        /// When it closes once it is open; absent: when somebody closes it.
        package var closesAtMs: Int64?

        package init(opensAtMs: Int64? = nil, closesAtMs: Int64? = nil) {
            self.opensAtMs = opensAtMs
            self.closesAtMs = closesAtMs
        }
    }

    /// When ballots are taken: `opensAtMs ≤ t < closesAtMs + graceMs` (rule V3).
    package struct Window: Sendable, Hashable {
        package let opensAtMs: Int64
        /// Absent: until somebody closes it.
        package var closesAtMs: Int64?
        /// For what viewers see late, 0…20,000; fixed when the round opens.
        package let graceMs: Int64

        package init(opensAtMs: Int64, closesAtMs: Int64? = nil, graceMs: Int64 = 0) {
            self.opensAtMs = opensAtMs
            self.closesAtMs = closesAtMs
            self.graceMs = graceMs
        }

        /// The first instant at which no ballot is taken any more; absent: open-ended.
        package var endsAtMs: Int64? { closesAtMs.map { $0 + graceMs } }
    }

    /// A window that is over.
    package struct ClosedWindow: Sendable, Hashable {
        package let opensAtMs: Int64
        package let closesAtMs: Int64
        package let graceMs: Int64

        package init(opensAtMs: Int64, closesAtMs: Int64, graceMs: Int64) {
            self.opensAtMs = opensAtMs
            self.closesAtMs = closesAtMs
            self.graceMs = graceMs
        }

        /// The window it was.
        package var window: Window {
            Window(opensAtMs: opensAtMs, closesAtMs: closesAtMs, graceMs: graceMs)
        }
    }
}

/// The number of a vote round: `r2` on the wire.
package struct RoundNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "r") else { return nil }
        self.value = value
    }

    package var text: String { "r\(value)" }
}

/// What a round asks for, and what of its count is shown before the reveal.
package struct RoundTerms: Sendable, Hashable {
    /// A ballot once cast stays (rule V7).
    package var isFinal: Bool
    /// Whether 中立 is a choice (rule V5); never in a live round.
    package var takesUndecided: Bool
    package var reveal: RevealMode
    /// How far behind the count is shown in mode `delayed`, in seconds.
    package var delaySeconds: Int

    package static let delays = 10...600
    package static let usualDelaySeconds = 60

    package init(
        isFinal: Bool = false, takesUndecided: Bool, reveal: RevealMode,
        delaySeconds: Int = usualDelaySeconds
    ) {
        self.isFinal = isFinal
        self.takesUndecided = takesUndecided
        self.reveal = reveal
        self.delaySeconds = delaySeconds
    }

    /// What a round has until its organiser says otherwise.
    package static func usual(for kind: RoundKind) -> RoundTerms {
        RoundTerms(takesUndecided: kind != .live, reveal: .usual(for: kind))
    }
}
