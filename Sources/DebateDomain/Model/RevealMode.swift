/// What the public sees of a round's count before the reveal, the most open mode first (rule E1).
package enum RevealMode: String, Sendable, Hashable, CaseIterable {
    /// The count as it stands.
    case live
    /// The count as it stood some seconds ago.
    case delayed
    /// Who leads, and roughly how far.
    case banded
    /// How many have voted.
    case hidden

    /// What a round has until its organiser says otherwise.
    package static func usual(for kind: RoundKind) -> RevealMode {
        kind == .live ? .live : .hidden
    }
}

/// Smaller is more open: while a round is open its mode may only grow (rule E5).
extension RevealMode: Comparable {
    package static func < (left: RevealMode, right: RevealMode) -> Bool {
        left.closedness < right.closedness
    }

    private var closedness: Int {
        switch self {
        case .live: 0
        case .delayed: 1
        case .banded: 2
        case .hidden: 3
        }
    }
}
