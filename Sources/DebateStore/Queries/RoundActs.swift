package import DebateDomain

/// What stands on record of an act on rounds: the round before it and after it.
package typealias RoundAct = (_ before: VoteRound?, _ after: VoteRound?) -> AuditEntry

extension WriteTransaction {
    /// Does an act on a debate's rounds, on record: what the clock made due comes first, so that
    /// the rule sees the rounds as they are now. The last act of its write.
    /// - Parameter number: the round acted upon; absent: a new one.
    /// - Returns: the round afterwards; `nil`: it is no more.
    /// - Throws: `RuleViolation.notFound`, and what `decide` refuses.
    package func act(
        on number: RoundNumber?, of debate: DebateID, nowMs: Int64, as act: RoundAct? = nil,
        _ decide: (DebateRounds) throws -> [RoundEvent]
    ) throws -> VoteRound? {
        try advanceRounds(of: debate, nowMs: nowMs)
        let rounds = try rounds(of: debate)
        let before = try number.map { number throws(RuleViolation) in try rounds.round(number) }
        let events = try decide(rounds)
        // Nothing differs: nothing is to be told.
        guard let last = events.last else { return before }
        if let act { try record(act(before, last.round)) }
        try settle(events, of: debate, nowMs: nowMs)
        return last.round
    }

    /// What the start of a debate does to its rounds.
    func startedRounds(of debate: Debate, nowMs: Int64) throws -> [RoundEvent] {
        let rounds = try rounds(of: debate.id)
        let kinds = rounds.rounds.lazy.filter { !$0.isVoid }.map(\.kind)
        return StartRounds.decide(
            rounds, opensLive: debate.settings.opensLive(with: kinds),
            newNumber: try nextRoundNumber(), graceMs: try graceMs(of: debate.id),
            lastBallotAtMs: try lastBallotAtMs(of: rounds), nowMs: nowMs)
    }

    /// The latest ballot of the rounds that are not written closed.
    func lastBallotAtMs(of rounds: DebateRounds) throws(StoreError) -> Int64? {
        var last: Int64?
        for round in rounds.rounds {
            guard case .opened = round.life else { continue }
            last = [last, try lastBallotAtMs(of: round.number)].compactMap { $0 }.max()
        }
        return last
    }

    /// Opens and closes what is due in a debate by the clock.
    package func advanceRounds(of debate: DebateID, nowMs: Int64) throws {
        let rounds = try rounds(of: debate)
        let isDue = rounds.rounds.contains { round in
            AdvanceRounds.dueAtMs(round).map { $0 <= nowMs } ?? false
        }
        guard isDue else { return }
        try settle(
            AdvanceRounds.decide(rounds, graceMs: try graceMs(of: debate), nowMs: nowMs),
            of: debate, nowMs: nowMs)
    }

    /// Stores what happened to rounds of a debate, and tells whom it concerns.
    func settle(_ events: [RoundEvent], of debate: DebateID, nowMs: Int64) throws {
        for event in events {
            try store(event, of: debate)
            try follow(event, of: debate, nowMs: nowMs)
        }
        for event in events {
            try append(try told(event, of: debate, nowMs: nowMs), nowMs: nowMs)
        }
    }

    /// How late the viewers of a debate see it: the delay of its room's video.
    package func graceMs(of debate: DebateID) throws(StoreError) -> Int64 {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT room.video_delay_ms
                FROM debate
                JOIN room ON room.number = debate.room
                WHERE debate.id = ?
                """, [debate.text])
        }
    }

    /// Tells that ballots were taken out of rounds after their close, where their count is shown.
    func announceRecount(of numbers: [RoundNumber], in debate: DebateID, nowMs: Int64) throws {
        for number in numbers {
            guard let counted = try counted(number, of: debate, nowMs: nowMs),
                case .closed = counted.round.life
            else { continue }
            var told: [ChannelEvent] = []
            let view = RoundView(counted.round, atMs: nowMs)
            if counted.round.terms.reveal == .live {
                told.append(
                    ChannelEvent(.roundUpdated(view, counted.shown.exact), on: .debate(debate)))
            }
            told.append(
                ChannelEvent(.roundUpdated(view, counted.trueTally), on: .organiser(debate)))
            try append(told, nowMs: nowMs)
        }
    }

    /// What belongs to an event besides the round's own row.
    private func follow(
        _ event: RoundEvent, of debate: DebateID, nowMs: Int64
    ) throws {
        switch event {
        case .revealed(let round):
            guard
                let revelation = try reading.revelation(
                    of: round.number, in: debate, nowMs: nowMs)
            else { throw StoreError.ownFault("a revealed round has no result") }
            try translating { () throws(SQLiteError) in
                try connection.execute(
                    "UPDATE vote_round SET revelation = ? WHERE number = ?",
                    [revelation.members, round.number.value])
            }
        case .voided(let round, _):
            guard round.wasOpened else { return }
            var box = try ballotBox(round.number, debate)
            _ = try append(
                LedgerEntry(
                    round: round.number, kind: .void, voter: nil, choice: nil, atMs: nowMs),
                to: &box.head, debateNumber: box.debateNumber)
        case .planned, .opened, .updated, .removed, .closed: return
        }
    }

    /// What the channels hear of it: of a count no more than the round's mode shows.
    private func told(
        _ event: RoundEvent, of debate: DebateID, nowMs: Int64
    ) throws -> [ChannelEvent] {
        func told(_ live: LiveEvent) -> [ChannelEvent] {
            [ChannelEvent(live, on: .debate(debate))]
        }
        switch event {
        case .removed(let number): return told(.roundRemoved(number))
        case .planned(let round), .updated(let round):
            return told(.roundUpdated(RoundView(round, atMs: nowMs), nil))
        case .opened(let round): return told(.roundOpened(RoundView(round, atMs: nowMs)))
        case .voided(let round, let reason):
            return told(.roundVoided(RoundView(round, atMs: nowMs), reason: reason))
        case .closed(let round):
            guard let counted = try counted(round.number, of: debate, nowMs: nowMs) else {
                return []
            }
            let (view, head) = (
                RoundView(round, atMs: nowMs), try reading.ledgerHead(of: debate)
            )
            let shown = round.terms.reveal == .live ? counted.shown.exact : nil
            let rounds = try rounds(of: debate)
            let exact = ToldHead(rows: head.rows, hash: head.hash)
            return told(.roundClosed(view, shown, rounds.shown(head))) + [
                ChannelEvent(.roundClosed(view, counted.trueTally, exact), on: .organiser(debate))
            ]
        case .revealed(let round):
            guard
                let revelation = try reading.revelation(
                    of: round.number, in: debate, nowMs: nowMs)
            else { return [] }
            return told(.roundRevealed(RoundView(round, atMs: nowMs), revelation))
        }
    }

    private func counted(
        _ number: RoundNumber, of debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> CountedRound? {
        guard let found = try reading.debate(debate) else { return nil }
        return try reading.countedRounds(of: found, nowMs: nowMs)
            .first { $0.round.number == number }
    }
}

extension ReadTransaction {
    /// The rounds of a debate as its audience may see them.
    func publicRounds(of debate: Debate, nowMs: Int64) throws(StoreError) -> [PublicRound] {
        let revelations = try translating { () throws(SQLiteError) in
            Dictionary(
                uniqueKeysWithValues: try connection.rows(
                    """
                    SELECT number, revelation
                    FROM vote_round
                    WHERE debate = (SELECT number FROM debate WHERE id = ?)
                        AND revelation IS NOT NULL
                    """, [debate.id.text]
                ) { (RoundNumber($0.integer(0)), $0.text(1)) })
        }
        return try countedRounds(of: debate, nowMs: nowMs).map { counted in
            var round = PublicRound(
                counted.round, revelation: revelations[counted.round.number])
            if case .closed = counted.round.life, counted.round.terms.reveal == .live {
                round.tally = counted.shown.exact
            }
            return round
        }
    }
}
