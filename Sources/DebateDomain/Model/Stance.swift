/// Where a ballot stands between the sides (features.md §2.5).
package enum Stance: String, Sendable, Hashable, CaseIterable {
    case affirmative
    case negative
    /// Undecided, or exactly half each.
    case undecided

    /// - Parameter affirmativePoints: 0–100; none for an undecided ballot.
    package init(affirmativePoints: Int?) {
        switch affirmativePoints {
        case .some(51...): self = .affirmative
        case .some(..<50): self = .negative
        default: self = .undecided
        }
    }

    package init(_ side: Side) {
        switch side {
        case .affirmative: self = .affirmative
        case .negative: self = .negative
        }
    }
}
