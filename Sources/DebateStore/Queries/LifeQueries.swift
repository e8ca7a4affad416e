package import DebateDomain

/// What stands on record of a change: the debate before it and after it.
package typealias DebateAct = (_ before: Debate, _ after: Debate) -> AuditEntry

extension WriteTransaction {
    /// Makes a debate, its creator the organiser. The last act of its write.
    package func create(
        _ debate: Debate, by creator: AccountID, nowMs: Int64
    ) throws(StoreError) {
        try insert(debate)
        try addSeat(.organiser, in: debate.id, to: creator, nowMs: nowMs)
        try append(AnnounceDebate.created(debate), nowMs: nowMs)
    }

    /// The debate of an act.
    /// - Throws: `RuleViolation.notFound` when it was removed meanwhile.
    package func current(_ id: DebateID) throws -> Debate {
        guard let debate = try reading.debate(id) else { throw RuleViolation.notFound }
        return debate
    }

    /// Starts a debate and all that starts with it. The last act of its write.
    /// - Throws: `RuleViolation` as `StartDebate`; `.notFound`.
    package func start(_ id: DebateID, nowMs: Int64, as act: DebateAct) throws -> Debate {
        let debate = try current(id)
        let room = try debate.room.flatMap { room throws(StoreError) in
            try reading.use(of: room)
        }
        let events = try StartDebate.decide(debate, in: room, nowMs: nowMs)
        try advanceRounds(of: id, nowMs: nowMs)
        let rounds = try startedRounds(of: debate, nowMs: nowMs)
        let started = try apply(events, to: debate, nowMs: nowMs, as: act)
        try settle(rounds, of: id, nowMs: nowMs)
        return started
    }

    /// Ends a debate and all that ends with it. The last act of its write.
    /// - Returns: the debate now, and its exact summary: for its organisers.
    /// - Throws: `RuleViolation` as `EndDebate`; `.notFound`.
    package func end(
        _ id: DebateID, nowMs: Int64, as act: DebateAct
    ) throws -> (Debate, DebateSummary) {
        let debate = try current(id)
        try advanceRounds(of: id, nowMs: nowMs)
        let events = try EndDebate.decide(debate, try reading.summary(of: id), nowMs: nowMs)
        guard case .debateEnded(let decided, let summary)? = events.first else {
            preconditionFailure("an end that is decided is an event")
        }
        let rounds = try rounds(of: id)
        let told = LiveEvent.debateEnded(decided, rounds.shown(summary))
        let closings = EndRounds.decide(
            rounds, lastBallotAtMs: try lastBallotAtMs(of: rounds), nowMs: nowMs)
        let ended = try apply([told], to: debate, nowMs: nowMs, as: act)
        try settle(closings, of: id, nowMs: nowMs)
        return (ended, summary)
    }

    /// Removes a debate for good. The last act of its write.
    /// - Throws: `RuleViolation` as `DeleteDebate`; `.notFound`.
    package func delete(
        _ id: DebateID, nowMs: Int64, as act: (_ before: Debate) -> AuditEntry
    ) throws {
        let debate = try current(id)
        let events = try DeleteDebate.decide(debate, hasBallots: try reading.hasBallots(id))
        try remove(id)
        try record(act(debate))
        try append(
            events.flatMap { AnnounceDebate.changed($0, from: debate) }, nowMs: nowMs)
    }

    /// Removes a room; its debates have none from then on. The last act of its write.
    /// - Throws: `RuleViolation.roomBusy`
    package func delete(_ id: RoomID, nowMs: Int64, as act: DebateAct) throws {
        let debates = try reading.debates(ofRoom: id)
        let events = try DeleteRoom.decide(
            live: try reading.use(of: id)?.live, debates: debates)
        for (debate, event) in zip(debates, events) {
            _ = try apply([event], to: debate, nowMs: nowMs, as: act)
        }
        try remove(id)
    }

    /// Stores what was decided on a debate, puts it on record and tells whom it concerns. The last
    /// act of its write.
    /// - Returns: the debate now.
    package func apply(
        _ events: [LiveEvent], to debate: Debate, nowMs: Int64, as act: DebateAct
    ) throws(StoreError) -> Debate {
        let changed = events.compactMap(\.debate).last ?? debate
        guard changed != debate else { return debate }
        try update(changed, from: debate)
        try record(act(debate, changed))
        for event in events { try announce(event, from: debate, nowMs: nowMs) }
        return changed
    }

    /// Tells of one event; of updates its channels hear once a second at most, and the rest later.
    private func announce(
        _ event: LiveEvent, from debate: Debate, nowMs: Int64
    ) throws(StoreError) {
        let isUpdate = if case .debateUpdated = event { true } else { false }
        if isUpdate, try !mayTell(debate.id, nowMs: nowMs) {
            return try note(isUnsaid: true, of: debate.id, saidAtMs: nil)
        }
        // Every other event brings the whole debate too, and so says what was unsaid.
        try note(isUnsaid: false, of: debate.id, saidAtMs: isUpdate ? nowMs : nil)
        try append(AnnounceDebate.changed(event, from: debate), nowMs: nowMs)
    }

    /// Whether the last update was told a second ago or longer; a time to come is left from before
    /// the clock was set back.
    private func mayTell(_ id: DebateID, nowMs: Int64) throws(StoreError) -> Bool {
        let saidMs = try translating { () throws(SQLiteError) in
            try connection.integer("SELECT update_said_ms FROM debate WHERE id = ?", [id.text])
        }
        return saidMs <= nowMs - UpdatePace.spanMs || saidMs > nowMs
    }

    private func note(
        isUnsaid: Bool, of id: DebateID, saidAtMs: Int64?
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE debate
                SET has_unsaid_update = ?, update_said_ms = coalesce(?, update_said_ms)
                WHERE id = ?
                """, [isUnsaid, saidAtMs, id.text])
        }
    }

    /// Tells of the updates that were held back and are due now.
    func tellUnsaid(nowMs: Int64) throws(StoreError) {
        let debates = try translating { () throws(SQLiteError) in
            try connection.rows(
                DebateDetail.unsaid, [nowMs - UpdatePace.spanMs, nowMs], DebateDetail.debate)
        }
        for debate in debates {
            try note(isUnsaid: false, of: debate.id, saidAtMs: nowMs)
            // Whether the lobby showed it before is forgotten; saying twice that it is gone is
            // harmless.
            var listed = debate
            listed.archivedAtMs = nil
            try append(AnnounceDebate.changed(.debateUpdated(debate), from: listed), nowMs: nowMs)
        }
    }
}

extension ReadTransaction {
    /// Whether anybody has voted in the debate, in whatever round, or its ledger says anything.
    func hasBallots(_ id: DebateID) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT EXISTS (
                    SELECT 1 FROM ballot
                    JOIN vote_round ON vote_round.number = ballot.round
                    WHERE vote_round.debate = (SELECT number FROM debate WHERE id = ?1))
                OR EXISTS (
                    SELECT 1 FROM ledger
                    WHERE debate = (SELECT number FROM debate WHERE id = ?1))
                """, [id.text]) > 0
        }
    }

    /// Whether a change is to be told that was held back.
    func hasUnsaidUpdates(nowMs: Int64) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*) FROM debate
                WHERE has_unsaid_update = 1 AND (update_said_ms <= ? OR update_said_ms > ?)
                """, [nowMs - UpdatePace.spanMs, nowMs]) > 0
        }
    }
}

/// How often the channels of a debate hear `debate.updated`.
enum UpdatePace {
    /// Once in this time, in milliseconds.
    static let spanMs: Int64 = 1000
}

extension LiveEvent {
    /// The debate as the event leaves it.
    var debate: Debate? {
        switch self {
        case .debateUpdated(let debate), .debateStarted(let debate), .debateEnded(let debate, _):
            debate
        default: nil
        }
    }
}
