package import DebateDomain

extension ReadTransaction {
    /// The hot numbers of the round whose numbers are shown, as everybody may see them.
    func shownTally(of debate: Debate, nowMs: Int64) throws(StoreError) -> Counters {
        guard let counted = try currentRound(of: debate, nowMs: nowMs) else { return Counters() }
        let shown = counted.shown
        var counters = Counters(roundID: counted.round.number.text)
        if let tally = shown.tally { counters.values = .tally(tally) }
        if let band = shown.band {
            counters.values.append(
                CounterValue(name: "tally.band", value: .word(band.value.text), rev: band.rev))
        }
        counters.values.append(.voters(shown.voters))
        return counters
    }

    /// The same as it truly is: for organisers alone.
    package func trueTally(of debate: Debate, nowMs: Int64) throws(StoreError) -> Counters {
        guard let counted = try currentRound(of: debate, nowMs: nowMs) else { return Counters() }
        let (tally, rev) = (counted.count.tally, counted.count.rev + 1)
        return Counters(
            roundID: counted.round.number.text,
            values: .tally(Revised(tally, rev: rev)) + [.voters(Revised(tally.voters, rev: rev))])
    }

    private func currentRound(
        of debate: Debate, nowMs: Int64
    ) throws(StoreError) -> CountedRound? {
        let rounds = try countedRounds(of: debate, nowMs: nowMs)
        let current = DebateRounds(status: debate.life.status, rounds: rounds.map(\.round)).current
        return rounds.first { $0.round.number == current?.number }
    }
}

extension [CounterValue] {
    fileprivate static func tally(_ tally: Revised<Tally>) -> [CounterValue] {
        [
            ("tally.affirmative", tally.value.affirmative),
            ("tally.negative", tally.value.negative),
            ("tally.undecided", tally.value.undecided),
        ].map { name, value in
            CounterValue(name: name, value: .number(Int64(value)), rev: tally.rev)
        }
    }
}

extension CounterValue {
    fileprivate static func voters(_ voters: Revised<Int>) -> CounterValue {
        CounterValue(name: "voters", value: .number(Int64(voters.value)), rev: voters.rev)
    }
}
