/// What somebody may not do in a debate any more, and until when (rule D6).
///
/// It follows the person's identity, never an address, and touches neither watching nor voting.
package struct Restriction: Sendable, Hashable {
    package let number: RestrictionNumber
    package let kind: Kind
    /// Who: as everyone sees them.
    package let tag: String
    package let name: String
    /// Milliseconds UTC; absent: a mute until the debate ends, a ban until it is lifted.
    package let untilMs: Int64?
    package let reason: String
    /// The name of who did it.
    package let by: String
    /// Milliseconds UTC.
    package let atMs: Int64
    /// Milliseconds UTC; absent: it was not lifted.
    package var liftedAtMs: Int64?

    package init(
        number: RestrictionNumber, kind: Kind, tag: String, name: String, untilMs: Int64?,
        reason: String, by: String, atMs: Int64, liftedAtMs: Int64? = nil
    ) {
        self.number = number
        self.kind = kind
        self.tag = tag
        self.name = name
        self.untilMs = untilMs
        self.reason = reason
        self.by = by
        self.atMs = atMs
        self.liftedAtMs = liftedAtMs
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nothing said.
        case mute
        /// Nothing said, liked or given, in later debates of the room too.
        case ban
    }
}

/// The restriction somebody is under just now; of several, the hardest.
package struct RestrictionInForce: Sendable, Hashable {
    package let kind: Restriction.Kind
    package let untilMs: Int64?
    package let reason: String

    package init(kind: Restriction.Kind, untilMs: Int64?, reason: String) {
        self.kind = kind
        self.untilMs = untilMs
        self.reason = reason
    }
}

/// The number of a restriction: `x4` on the wire.
package struct RestrictionNumber: Sendable, Hashable {
    package let value: Int64

    package init(_ value: Int64) {
        self.value = value
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        guard let value = NumberedID.value(text, letter: "x") else { return nil }
        self.value = value
    }

    package var text: String { "x\(value)" }
}
