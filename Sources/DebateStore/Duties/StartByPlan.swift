import DebateDomain

/// Starts debates whose plan says so (rule L7).
///
/// One that may not start now, because its room is busy or disabled, is tried again at each look
/// until `AutoStart.patienceMs` after the plan; then it waits for a person.
struct StartByPlan: DueDuty {
    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try !transaction.possibleStarts(nowMs: nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        // One at a time: a start may make another's room busy.
        while let debate = try transaction.reading.possibleStarts(nowMs: nowMs).first {
            _ = try transaction.start(debate.id, nowMs: nowMs) { debate, _ in
                AuditEntry(
                    atMs: nowMs, actor: .plan, action: .debateStart, debate: debate.id,
                    target: "live/" + debate.id.text)
            }
        }
    }
}

extension ReadTransaction {
    /// Debates whose planned start has come and is not long past, which are to start by it, and
    /// whose start nothing stands in the way of.
    fileprivate func possibleStarts(nowMs: Int64) throws(StoreError) -> [Debate] {
        let due = try translating { () throws(SQLiteError) in
            try connection.rows(
                DebateDetail.dueStarts, [nowMs - AutoStart.patienceMs, nowMs],
                DebateDetail.debate)
        }
        var possible: [Debate] = []
        for debate in due where AutoStart.isDue(debate, nowMs: nowMs) {
            let room = try debate.room.flatMap { room throws(StoreError) in try use(of: room) }
            if (try? StartDebate.decide(debate, in: room, nowMs: nowMs)) != nil {
                possible.append(debate)
            }
        }
        return possible
    }
}
