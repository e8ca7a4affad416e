package import DebateDomain

extension ReadTransaction {
    /// The rounds of a debate with their true counts, by its own rules.
    package func countedRounds(
        of debate: Debate, nowMs: Int64
    ) throws(StoreError) -> [CountedRound] {
        try countedRounds(of: debate.id, counting: debate.rules.countingClasses, nowMs: nowMs)
    }

    /// The rounds of a debate with their true counts, in the order they were made.
    /// - Parameter counting: the classes whose ballots count.
    /// Cost: a statement for all, and one more for each round whose mode looks back.
    package func countedRounds(
        of debate: DebateID, counting: Set<VoterClass>, nowMs: Int64
    ) throws(StoreError) -> [CountedRound] {
        guard let rounds = try rounds(of: debate)?.rounds, !rounds.isEmpty else { return [] }
        var counts = try tallies(of: debate, counting)
        var counted: [CountedRound] = []
        for round in rounds {
            var count = counts.removeValue(forKey: round.number) ?? .none(counting: counting)
            switch round.terms.reveal {
            case .live, .hidden: break
            case .delayed:
                count.delayed = try sample(
                    of: round.number, atMs: round.delayedAsOfMs(nowMs: nowMs))
            case .banded: count.band = try band(of: round.number)
            }
            counted.append(CountedRound(round, count))
        }
        return counted
    }

    /// How voters with a ballot that counts in both rounds moved.
    /// Cost: looks at every ballot of the first round.
    package func flow(
        from pre: RoundNumber, to post: RoundNumber, counting: Set<VoterClass>
    ) throws(StoreError) -> Flow {
        try translating { () throws(SQLiteError) in
            var flow = Flow()
            let moves = try connection.rows(TallyRow.moves, [pre.value, post.value]) { row in
                (
                    row.text(0), Stance(affirmativePoints: row.optionalInteger(1).map { Int($0) }),
                    Stance(affirmativePoints: row.optionalInteger(2).map { Int($0) }),
                    Int(row.integer(3))
                )
            }
            for (word, from, to, count) in moves {
                guard let voterClass = VoterClass(rawValue: word), counting.contains(voterClass)
                else { continue }
                flow[from: from, to: to] += count
            }
            return flow
        }
    }

    private func tallies(
        of debate: DebateID, _ counting: Set<VoterClass>
    ) throws(StoreError) -> [RoundNumber: RoundCount] {
        try translating { () throws(SQLiteError) in
            var counts: [RoundNumber: RoundCount] = [:]
            _ = try connection.rows(TallyRow.ofDebate, [debate.text]) { row in
                guard let voterClass = VoterClass(rawValue: row.text(1)) else { return }
                let round = RoundNumber(row.integer(0))
                var count = counts[round] ?? .none(counting: counting)
                count.byClass[voterClass] = TallyRow.tally(row, from: 2)
                count.byClass.weakDevices += Int(row.integer(6))
                count.departures += Int(row.integer(7))
                count.rev += row.integer(8)
                counts[round] = count
            }
            return counts
        }
    }

    /// How the count of a round stood at an instant; `nil`: it had none yet.
    private func sample(
        of round: RoundNumber, atMs: Int64
    ) throws(StoreError) -> Revised<Tally>? {
        try translating { () throws(SQLiteError) in
            try connection.rows(TallyRow.sample, [round.value, atMs]) { row in
                Revised(TallyRow.tally(row, from: 1), rev: row.integer(0))
            }.first
        }
    }

    /// The band of a round that was shown last.
    private func band(of round: RoundNumber) throws(StoreError) -> Revised<Band>? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                "SELECT band, rev FROM round_band WHERE round = ?", [round.value]
            ) { row in
                Band(row.text(0)).map { Revised($0, rev: row.integer(1)) }
            }.first ?? nil
        }
    }
}

/// Counts of ballots as rows.
enum TallyRow {
    static let ofDebate = """
        SELECT round_tally.round, round_tally.class, round_tally.affirmative,
            round_tally.negative, round_tally.undecided, round_tally.voters,
            round_tally.weak_voters, round_tally.departures, round_tally.rev
        FROM vote_round
        JOIN round_tally ON round_tally.round = vote_round.number
        WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
        """

    /// The time of a sample is its revision: it grows, and is larger than any count's.
    static let sample = """
        SELECT at_ms, affirmative, negative, undecided, voters
        FROM tally_sample
        WHERE round = ? AND at_ms <= ?
        ORDER BY at_ms DESC
        LIMIT 1
        """

    /// What the points of a ballot mean is said by the rule, not here.
    static let moves = """
        SELECT before.class, before.affirmative_points, after.affirmative_points, count(*)
        FROM ballot AS before
        JOIN ballot AS after ON after.voter = before.voter
        WHERE before.round = ? AND before.state = 'counted'
            AND after.round = ? AND after.state = 'counted'
        GROUP BY 1, 2, 3
        """

    /// The four numbers from a column on.
    static func tally(_ row: Statement, from column: Int32) -> Tally {
        Tally(
            affirmative: Int(row.integer(column)), negative: Int(row.integer(column + 1)),
            undecided: Int(row.integer(column + 2)), voters: Int(row.integer(column + 3)))
    }
}
