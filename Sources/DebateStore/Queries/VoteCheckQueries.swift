package import DebateDomain

/// The first thing in a debate's votes that does not fit the rest.
package struct VoteFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The ledger's row it concerns; absent: a count as a whole.
    package let ordinal: Int64?
    /// What is wrong, as the end of a sentence.
    package let finding: String

    package var description: String {
        ordinal.map { "ledger row \($0) \(finding)" } ?? finding
    }
}

/// What the check of a debate's votes went through.
package struct VoteCheck: Sendable, Hashable {
    package let rows: Int64
    package let ballots: Int
    /// `nil`: all of it agrees.
    package let fault: VoteFault?
}

extension ReadTransaction {
    /// Every debate, in the order they were made.
    package func debateIDs() throws(StoreError) -> [DebateID] {
        try translating { () throws(SQLiteError) in
            try connection.rows("SELECT id FROM debate ORDER BY number") {
                DebateID(UUIDText(checked: $0.text(0)))
            }
        }
    }

    /// Walks a debate's ledger, and compares ballots, counts, voters and what was told with it.
    ///
    /// - Parameter pseudonym: what stands for a voter, by class and identity with a space between;
    ///   absent: it is not known here, and voters are taken for who they are said to be.
    /// Cost: reads all of the debate's votes, in pages; holds what became of each ballot.
    package func check(
        votesOf debate: DebateID, pseudonym: ((String) -> String)?
    ) throws(StoreError) -> VoteCheck {
        let told = try toldEnds(of: debate)
        var replay = LedgerReplay(
            genesis: LedgerChain.genesis(of: debate), marks: Set(told.map(\.hash)))
        var fault: VoteFault?
        var rows: [LedgerRow]
        repeat {
            rows = try ledgerRows(of: debate, after: replay.rows, limit: 500)
            for row in rows where fault == nil { fault = replay.take(row) }
        } while !rows.isEmpty && fault == nil
        let ballots = try ballotsOnRecord(of: debate)
        if fault == nil { fault = try firstMissing(after: replay, debate, told, ballots) }
        if fault == nil { fault = replay.firstFault(in: ballots) }
        if fault == nil { fault = try firstWrongCount(debate, ballots) }
        if fault == nil { fault = try firstWrongVoid(debate, replay) }
        if fault == nil { fault = try firstWrongTelling(debate, replay, told) }
        if fault == nil, let pseudonym { fault = try firstWrongVoter(debate, pseudonym) }
        return VoteCheck(rows: replay.rows, ballots: ballots.count, fault: fault)
    }

    /// A dropped tail breaks no chain: it shows by what refers to it.
    private func firstMissing(
        after replay: LedgerReplay, _ debate: DebateID, _ told: [ToldEnd],
        _ ballots: [RecordedBallot]
    ) throws(StoreError) -> VoteFault? {
        let missing = VoteFault(ordinal: replay.rows + 1, finding: "is missing")
        if ballots.contains(where: { $0.ordinal > replay.rows }) { return missing }
        for end in told {
            guard let rows = end.rows else {
                if replay.snapshots[end.hash] == nil { return missing }
                continue
            }
            if rows > replay.rows { return missing }
            if end.hash != replay.hashes[rows] {
                return VoteFault(
                    ordinal: rows, finding: "is another one than was told at a close")
            }
        }
        for (round, changes) in try changeCounts(of: debate) where replay.changes[round] != changes
        {
            let known = replay.changes[round] ?? 0
            if changes == known { continue }
            return changes > known
                ? missing
                : VoteFault(
                    ordinal: replay.rows, finding: "is one more than round \(round.text) counted")
        }
        return nil
    }

    /// A round is void by a row of the ledger, and by nothing else.
    private func firstWrongVoid(
        _ debate: DebateID, _ replay: LedgerReplay
    ) throws(StoreError) -> VoteFault? {
        for round in try rounds(of: debate)?.rounds ?? [] where round.wasOpened {
            let name = round.number.text
            switch (round.isVoid, replay.voids[round.number]) {
            case (true, nil):
                return VoteFault(
                    ordinal: nil, finding: "round \(name) is void, and no row of the ledger says so"
                )
            case (false, let ordinal?):
                return VoteFault(
                    ordinal: ordinal, finding: "voids round \(name), which is not void")
            default: continue
            }
        }
        return nil
    }

    /// The tallies that were told, against the ledger as it was then.
    private func firstWrongTelling(
        _ debate: DebateID, _ replay: LedgerReplay, _ told: [ToldEnd]
    ) throws(StoreError) -> VoteFault? {
        guard let counting = try self.debate(debate)?.rules.countingClasses else { return nil }
        let closes = told.compactMap { end in
            end.tally.map { (tally: $0, counted: replay.snapshots[end.hash] ?? [:], at: "close") }
        }
        let reveals = try toldReveals(of: debate).map { tally in
            (tally: tally, counted: replay.tallies, at: "reveal")
        }
        for (tally, counted, at) in closes + reveals {
            let recount = counted[tally.round] ?? .zero
            guard tally.says(recount, counting) else {
                return VoteFault(
                    ordinal: nil,
                    finding: "the tally of round \(tally.round.text) told at its \(at) is not that "
                        + "of its ballots")
            }
        }
        return nil
    }

    /// Whoever holds the key knows whom a pseudonym stands for: nobody may take another's place.
    private func firstWrongVoter(
        _ debate: DebateID, _ pseudonym: (String) -> String
    ) throws(StoreError) -> VoteFault? {
        let voters = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT class || ' ' || identity, pseudonym
                FROM voter
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                ORDER BY number
                """, [debate.text]
            ) { (name: $0.text(0), pseudonym: $0.text(1)) }
        }
        return voters.first { pseudonym($0.name) != $0.pseudonym }.map { voter in
            VoteFault(
                ordinal: nil, finding: "pseudonym \(voter.pseudonym) is not that of its voter")
        }
    }

    /// What was told when rounds closed and the debate ended, on the channels of all and of the
    /// organisers.
    private func toldEnds(of debate: DebateID) throws(StoreError) -> [ToldEnd] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ToldEnd.sql, [Channel.debate(debate).name, Channel.organiser(debate).name],
                ToldEnd.decode)
        }
    }

    /// What reveals told, as the channel has it and as the round has it.
    private func toldReveals(of debate: DebateID) throws(StoreError) -> [ToldTally] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                ToldTally.reveals, [Channel.debate(debate).name, debate.text]
            ) { ToldTally.decode($0, from: 0) }.compactMap { $0 }
        }
    }

    /// How many changes each round's count has taken.
    private func changeCounts(
        of debate: DebateID
    ) throws(StoreError) -> [(RoundNumber, Int64)] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT round_tally.round, sum(round_tally.rev)
                FROM vote_round
                JOIN round_tally ON round_tally.round = vote_round.number
                WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?)
                GROUP BY round_tally.round
                ORDER BY round_tally.round
                """, [debate.text]
            ) { (RoundNumber($0.integer(0)), $0.integer(1)) }
        }
    }

    private func ballotsOnRecord(
        of debate: DebateID
    ) throws(StoreError) -> [RecordedBallot] {
        try translating { () throws(SQLiteError) in
            try connection.rows(RecordedBallot.sql, [debate.text], RecordedBallot.decode)
        }
    }

    /// The counts kept beside the ballots, against the ballots themselves.
    private func firstWrongCount(
        _ debate: DebateID, _ ballots: [RecordedBallot]
    ) throws(StoreError) -> VoteFault? {
        var recount: [RoundNumber: ClassTallies] = [:]
        for ballot in ballots where ballot.state == .counted {
            recount[ballot.key.round, default: .zero][ballot.voterClass] += Tally(
                affirmativePoints: ballot.choice.affirmativePoints)
            if ballot.isWeak { recount[ballot.key.round, default: .zero].weakDevices += 1 }
        }
        let counts = try translating { () throws(SQLiteError) in
            try connection.rows(RecordedBallot.counts, [debate.text]) { row in
                (
                    round: RoundNumber(row.integer(0)), voterClass: row.text(1),
                    tally: Tally(
                        affirmative: Int(row.integer(2)), negative: Int(row.integer(3)),
                        undecided: Int(row.integer(4)), voters: Int(row.integer(5))),
                    weak: Int(row.integer(6))
                )
            }
        }
        for count in counts {
            guard let voterClass = VoterClass(rawValue: count.voterClass) else { continue }
            let counted = recount[count.round] ?? .zero
            let weak = voterClass == .device ? counted.weakDevices : 0
            if counted[voterClass] != count.tally || weak != count.weak {
                return VoteFault(
                    ordinal: nil,
                    finding: "the count of round \(count.round.text), class \(count.voterClass), "
                        + "is not that of its ballots")
            }
        }
        return nil
    }
}
