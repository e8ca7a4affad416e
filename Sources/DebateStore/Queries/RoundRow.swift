import DebateDomain

/// A vote round as a row.
enum RoundRow {
    /// In the order `decode` reads them.
    static let columns = """
        vote_round.number, vote_round.kind, vote_round.life, vote_round.is_final,
        vote_round.takes_undecided, vote_round.reveal, vote_round.delay_seconds,
        vote_round.opens_at_ms, vote_round.closes_at_ms, vote_round.grace_ms,
        vote_round.revealed_at_ms, vote_round.voided_at_ms, vote_round.void_reason,
        vote_round.revision
        """
    /// The first column after those.
    static let next: Int32 = 14

    static let ofDebate = """
        SELECT \(columns)
        FROM vote_round
        WHERE debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY number
        """

    static let upsert = """
        INSERT INTO vote_round (
            number, debate, kind, life, is_final, takes_undecided, reveal, delay_seconds,
            opens_at_ms, closes_at_ms, grace_ms, revealed_at_ms, voided_at_ms, void_reason,
            revision, due_ms)
        SELECT ?, number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
        FROM debate
        WHERE id = ?
        ON CONFLICT (number) DO UPDATE SET
            life = excluded.life,
            is_final = excluded.is_final,
            takes_undecided = excluded.takes_undecided,
            reveal = excluded.reveal,
            delay_seconds = excluded.delay_seconds,
            opens_at_ms = excluded.opens_at_ms,
            closes_at_ms = excluded.closes_at_ms,
            grace_ms = excluded.grace_ms,
            revealed_at_ms = excluded.revealed_at_ms,
            voided_at_ms = excluded.voided_at_ms,
            void_reason = excluded.void_reason,
            revision = excluded.revision,
            due_ms = excluded.due_ms
        """

    /// For `upsert`.
    static func values(_ round: VoteRound, of debate: DebateID) -> [any SQLiteValue] {
        let terms = round.terms
        return [
            round.number.value, round.kind.rawValue, word(round.life), terms.isFinal,
            terms.takesUndecided, terms.reveal.rawValue, terms.delaySeconds, round.opensAtMs,
            round.closesAtMs, round.window?.graceMs, round.revealedAtMs, round.voidedAtMs,
            reason(round.life), round.revision, AdvanceRounds.dueAtMs(round), debate.text,
        ]
    }

    static func decode(_ row: Statement) -> VoteRound {
        guard let kind = RoundKind(rawValue: row.text(1)),
            let reveal = RevealMode(rawValue: row.text(5))
        else { preconditionFailure("the table's checks hold kind and mode to their words") }
        return VoteRound(
            number: RoundNumber(row.integer(0)), kind: kind,
            terms: RoundTerms(
                isFinal: row.integer(3) != 0, takesUndecided: row.integer(4) != 0,
                reveal: reveal, delaySeconds: Int(row.integer(6))),
            life: life(row), revision: Int(row.integer(13)))
    }

    private static func life(_ row: Statement) -> VoteRound.Life {
        let (opensAtMs, closesAtMs) = (row.optionalInteger(7), row.optionalInteger(8))
        let window = row.optionalInteger(9).map {
            VoteRound.Window(
                opensAtMs: opensAtMs ?? 0, closesAtMs: closesAtMs, graceMs: $0)
        }
        let closed = VoteRound.ClosedWindow(
            opensAtMs: opensAtMs ?? 0, closesAtMs: closesAtMs ?? 0, graceMs: row.integer(9))
        switch row.text(2) {
        case "opened": return window.map { .opened($0) } ?? .planned(VoteRound.Plan())
        case "closed": return .closed(closed)
        case "revealed": return .revealed(closed, atMs: row.integer(10))
        case "voided":
            return .voided(window, atMs: row.integer(11), reason: row.text(12))
        default:
            return .planned(VoteRound.Plan(opensAtMs: opensAtMs, closesAtMs: closesAtMs))
        }
    }

    private static func word(_ life: VoteRound.Life) -> String {
        switch life {
        case .planned: "planned"
        case .opened: "opened"
        case .closed: "closed"
        case .revealed: "revealed"
        case .voided: "voided"
        }
    }

    private static func reason(_ life: VoteRound.Life) -> String? {
        if case .voided(_, _, let reason) = life { reason } else { nil }
    }
}
