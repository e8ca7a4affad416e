package import DebateDomain

extension ReadTransaction {
    /// The result of a debate, as far as it is revealed; `nil` when there is no such debate.
    package func result(
        of id: DebateID, nowMs: Int64
    ) throws(StoreError) -> ResultSheet? {
        guard let debate = try debate(id) else { return nil }
        return try result(of: debate, nowMs: nowMs)
    }

    /// What the reveal of a round makes public; it must be stored as revealed already.
    package func revelation(
        of number: RoundNumber, in id: DebateID, nowMs: Int64
    ) throws(StoreError) -> Revelation? {
        guard let sheet = try result(of: id, nowMs: nowMs),
            let counted = sheet.rounds.first(where: { $0.round.number == number }),
            case .revealed = counted.round.standing, let exact = counted.shown.exact,
            let byClass = exact.byClass
        else { return nil }
        return Revelation(tally: exact.tally, byClass: byClass, result: sheet.result)
    }

    /// The same of a debate already read.
    func result(
        of debate: Debate, nowMs: Int64
    ) throws(StoreError) -> ResultSheet {
        let rounds = try countedRounds(of: debate, nowMs: nowMs)
        return ResultSheet(
            rules: debate.rules, status: debate.life.status, rounds: rounds,
            flow: try flow(among: rounds, debate.rules),
            ticketsVoid: try voidTicketCount(of: debate.id), nowMs: nowMs)
    }

    /// None is looked for before both rounds are revealed.
    private func flow(
        among rounds: [CountedRound], _ rules: DebateRules
    ) throws(StoreError) -> Flow {
        func revealed(_ kind: RoundKind) -> RoundNumber? {
            rounds.first { $0.round.kind == kind && $0.round.revealedAtMs != nil }?.round.number
        }
        guard let pre = revealed(.pre), let post = revealed(.post) else { return Flow() }
        return try flow(from: pre, to: post, counting: rules.countingClasses)
    }

    private func voidTicketCount(of debate: DebateID) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    """
                    SELECT count(*) FROM ticket
                    WHERE debate = (SELECT number FROM debate WHERE id = ?)
                        AND voided_at_ms IS NOT NULL
                    """, [debate.text]))
        }
    }
}
