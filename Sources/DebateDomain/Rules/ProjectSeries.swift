/// What a chart shows of a round over time.
package enum ProjectSeries {
    /// As everybody may see it: each sample goes through the projection that all public numbers go
    /// through, then one is kept for each step.
    ///
    /// A value that did not change makes no point: else the times of the points would tell that
    /// somebody voted anew where nothing else does.
    /// - Parameter samples: true counts, oldest first.
    package static func forEverybody(
        _ round: VoteRound, _ samples: [TimedTally], stepMs: Int64, nowMs: Int64
    ) -> RoundSeries {
        let lastShownMs = round.delayedAsOfMs(nowMs: nowMs)
        let shown = samples.map { sample in
            (sample.atMs, project(sample, of: round, isOldEnough: sample.atMs <= lastShownMs))
        }
        let tallies = shown.compactMap { atMs, count in
            count.tally.map { TimedTally(atMs: atMs, tally: $0.value) }
        }
        return RoundSeries(
            round: round.number, kind: round.kind,
            voters: voters(shown.map { ($0, $1.voters.value) }, stepMs),
            tally: tallies.isEmpty ? nil : lasts(tallies, stepMs))
    }

    /// As it was, for the organiser.
    package static func forOrganiser(
        _ round: VoteRound, _ samples: [TimedTally], stepMs: Int64
    ) -> RoundSeries {
        RoundSeries(
            round: round.number, kind: round.kind,
            voters: voters(samples.map { ($0.atMs, $0.tally.voters) }, stepMs),
            tally: lasts(samples, stepMs))
    }

    /// One sample as a count of its own; its class makes no difference to what is read of it.
    private static func project(
        _ sample: TimedTally, of round: VoteRound, isOldEnough: Bool
    ) -> PublicCount {
        let count = RoundCount(
            byClass: ClassTallies(device: sample.tally), counting: [.device], rev: 1, departures: 0,
            delayed: isOldEnough ? Revised(sample.tally, rev: 1) : nil)
        return round.terms.reveal.project(count, round.standing)
    }

    private static func voters(_ values: [(Int64, Int)], _ stepMs: Int64) -> [TimedCount] {
        var points: [TimedCount] = []
        for (atMs, count) in values {
            let point = TimedCount(atMs: atMs - atMs % stepMs, count: count)
            if points.last?.atMs == point.atMs { points.removeLast() }
            if points.last?.count != point.count { points.append(point) }
        }
        return points
    }

    private static func lasts(_ samples: [TimedTally], _ stepMs: Int64) -> [TimedTally] {
        var points: [TimedTally] = []
        for sample in samples {
            let point = TimedTally(atMs: sample.atMs - sample.atMs % stepMs, tally: sample.tally)
            if points.last?.atMs == point.atMs { points.removeLast() }
            if points.last?.tally != point.tally { points.append(point) }
        }
        return points
    }
}
