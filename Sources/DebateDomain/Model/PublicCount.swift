/// What of a round's count everybody may see: the outcome of `RevealMode.project`.
package struct PublicCount: Sendable, Hashable {
    /// Absent while it is hidden.
    package let tally: Revised<Tally>?
    /// Absent while it is hidden, or as the count stood some time ago.
    package let byClass: ClassTallies?
    /// In mode `banded` alone.
    package let band: Revised<Band>?
    /// Ballots that count; in mode `banded` rounded down to tens.
    package let voters: Revised<Int>

    /// Only the projection makes one.
    init(
        tally: Revised<Tally>? = nil, byClass: ClassTallies? = nil, band: Revised<Band>? = nil,
        voters: Revised<Int>
    ) {
        self.tally = tally
        self.byClass = byClass
        self.band = band
        self.voters = voters
    }

    /// The tally when it is exact and as of now.
    package var exact: ShownTally? {
        guard let tally, let byClass else { return nil }
        return ShownTally(tally: tally.value, byClass: byClass)
    }

    /// Writes the members `tally|null, band|null, voters` of a round.
    package func writeMembers(to json: inout JSONWriter) {
        json.key("tally")
        if let tally {
            ShownTally(tally: tally.value, byClass: byClass).write(to: &json)
        } else {
            json.null()
        }
        json.member("band", band?.value.text)
        json.member("voters", voters.value)
    }
}

/// A tally on the wire.
///
/// Shape: `{affirmative, negative, undecided, voters, byClass|null}`
package struct ShownTally: JSONWritable, Hashable {
    package let tally: Tally
    package let byClass: ClassTallies?

    package init(tally: Tally, byClass: ClassTallies?) {
        self.tally = tally
        self.byClass = byClass
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            tally.writeMembers(to: &json)
            json.key("byClass")
            if let byClass { byClass.write(to: &json) } else { json.null() }
        }
    }
}
