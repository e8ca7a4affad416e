/// A round's count as the store holds it: true, and no one's to see but the organiser's.
///
/// What others see is made by `RevealMode.project`, and in no other way.
package struct RoundCount: Sendable, Hashable {
    package var byClass: ClassTallies
    /// The classes whose ballots count.
    package var counting: Set<VoterClass>
    /// Grows with every ballot taken, replaced or taken out.
    package var rev: Int64
    /// How many ballots were taken out again: superseded, or their ticket void.
    package var departures: Int
    /// As it stood `delaySeconds` ago, in mode `delayed`; absent until there was a count so long ago.
    package var delayed: Revised<Tally>?
    /// The band shown last, in mode `banded`; absent before the first.
    package var band: Revised<Band>?

    package static func none(counting: Set<VoterClass>) -> RoundCount {
        RoundCount(byClass: .zero, counting: counting, rev: 0, departures: 0)
    }

    package init(
        byClass: ClassTallies, counting: Set<VoterClass>, rev: Int64, departures: Int,
        delayed: Revised<Tally>? = nil, band: Revised<Band>? = nil
    ) {
        self.byClass = byClass
        self.counting = counting
        self.rev = rev
        self.departures = departures
        self.delayed = delayed
        self.band = band
    }

    /// Of the classes that count.
    package var tally: Tally { byClass.counting(counting) }
}

/// A value with the revision that tells it from what it was before: larger is later.
package struct Revised<Value: Sendable & Hashable>: Sendable, Hashable {
    package let value: Value
    /// Above zero.
    package let rev: Int64

    package init(_ value: Value, rev: Int64) {
        self.value = value
        self.rev = rev
    }
}
