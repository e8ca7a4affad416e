/// A round and its true count: no one's to see but the organiser's.
package struct CountedRound: Sendable, Hashable {
    package let round: VoteRound
    package let count: RoundCount

    package init(_ round: VoteRound, _ count: RoundCount) {
        self.round = round
        self.count = count
    }

    /// The count as it truly is: for organisers alone.
    package var trueTally: ShownTally {
        ShownTally(tally: count.tally, byClass: count.byClass)
    }

    /// What everybody may see of the count.
    package var shown: PublicCount {
        round.terms.reveal.project(count, round.standing)
    }
}

extension VoteRound {
    /// How far it has come, as far as its count is concerned.
    package var standing: RoundStanding {
        switch life {
        case .planned, .opened, .closed: .counting
        case .revealed(_, let atMs): .revealed(atMs: atMs)
        case .voided: .void
        }
    }

    /// As of when mode `delayed` shows the count: it stands still from the deadline on.
    package func delayedAsOfMs(nowMs: Int64) -> Int64 {
        min(nowMs, closesAtMs ?? nowMs) - Int64(terms.delaySeconds) * 1000
    }
}

/// A correction of a total: beside the ballots, on record, and never part of a native result
/// (rule V8).
package struct Correction: Sendable, Hashable {
    package let round: RoundNumber
    /// Points, added to what gateway clients see.
    package let affirmative: Int
    package let negative: Int
    /// The name of who made it.
    package let by: String
    package let reason: String
    /// Milliseconds UTC.
    package let atMs: Int64

    package init(
        round: RoundNumber, affirmative: Int, negative: Int, by: String, reason: String,
        atMs: Int64
    ) {
        self.round = round
        self.affirmative = affirmative
        self.negative = negative
        self.by = by
        self.reason = reason
        self.atMs = atMs
    }
}

extension Correction: JSONWritable {
    /// Shape: `{roundId, affirmative, negative, by, reason, atMs}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("roundId", round.text)
            json.member("affirmative", affirmative)
            json.member("negative", negative)
            json.member("by", by)
            json.member("reason", reason)
            json.member("atMs", atMs)
        }
    }
}
