package import DebateDomain

/// What somebody wants to say, ready to be stored.
package struct NewDanmaku: Sendable, Hashable {
    package let text: String
    /// Equal for two texts that say the same.
    package let form: String
    package let side: Side?
    package let colour: DanmakuColour
    package let place: DanmakuPlace
    package var author: DanmakuAuthor

    package init(_ command: SendDanmaku, form: MatchingText, author: DanmakuAuthor) {
        text = command.text.text
        // Of a line of emoji nothing can be read: then it is itself what repeats.
        self.form = form.units.isEmpty ? command.text.text : form.text
        side = command.side
        colour = command.colour
        place = command.place
        self.author = author
    }
}

/// A line and what has become of it, as the staff decide on it.
package struct JudgedDanmaku: Sendable, Hashable {
    package let danmaku: Danmaku
    package let state: DanmakuState
}

/// How a decision reads on record: when, by whom, why.
package struct DanmakuDecisionNote: Sendable, Hashable {
    package let atMs: Int64
    /// A name; absent: the clock.
    package let by: String?
    package let reason: String

    package init(atMs: Int64, by: String?, reason: String) {
        self.atMs = atMs
        self.by = by
        self.reason = reason
    }
}

extension WriteTransaction {
    /// The status of a debate, as it stands in this transaction.
    /// - Throws: `RuleViolation.notFound` when there is no such debate.
    package func danmakuStatus(of debate: DebateID) throws -> DebateStatus {
        let status = try translating { () throws(SQLiteError) in
            try connection.rows("SELECT status FROM debate WHERE id = ?", [debate.text]) {
                DebateStatus(rawValue: Int($0.integer(0)))
            }.first ?? nil
        }
        guard let status else { throw RuleViolation.notFound }
        return status
    }

    /// What a speaker has said before; staff, ticket and restriction are for others to say.
    package func speaker(
        _ participant: Participant, saying form: String, nowMs: Int64
    ) throws(StoreError) -> SendDanmaku.Speaker {
        try translating { () throws(SQLiteError) in
            let found = try connection.rows(
                """
                SELECT
                    (SELECT max(at_ms) FROM danmaku WHERE participant = ?1),
                    (SELECT max(at_ms) FROM danmaku
                        WHERE participant = ?1 AND at_ms > ?2 AND form = ?3),
                    EXISTS (SELECT 1 FROM danmaku
                        WHERE participant = ?1 AND state = 'published')
                """, [participant.number, nowMs - SendDanmaku.repeatMs, form]
            ) { row in
                SendDanmaku.Speaker(
                    lastAtMs: row.optionalInteger(0), lastSameAtMs: row.optionalInteger(1),
                    isKnown: row.integer(2) != 0)
            }
            return found.first ?? SendDanmaku.Speaker()
        }
    }

    /// Stores a line: published with a reason of `nil`, else one that waits.
    package func insert(
        _ danmaku: NewDanmaku, by participant: Participant, in debate: DebateID,
        heldFor reason: HoldReason?, nowMs: Int64
    ) throws(StoreError) -> Danmaku {
        let ordinal = reason == nil ? try nextOrdinal(in: debate, nowMs: nowMs) : nil
        let number = try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                INSERT INTO danmaku (
                    debate, participant, text, form, side, colour, place, author_name, badge,
                    at_ms, state, hold_reason, ordinal, posted_at_ms)
                SELECT number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                FROM debate
                WHERE id = ?
                RETURNING number
                """,
                [
                    participant.number, danmaku.text, danmaku.form, danmaku.side?.rawValue,
                    danmaku.colour.rawValue, danmaku.place.rawValue, danmaku.author.name,
                    danmaku.author.badge?.rawValue, nowMs,
                    (reason == nil ? DanmakuState.published : .held).rawValue, reason?.rawValue,
                    ordinal, ordinal == nil ? nil : nowMs, debate.text,
                ])
        }
        if reason == nil { try addComments(1, to: debate) }
        return Danmaku(
            number: DanmakuNumber(number), text: danmaku.text, side: danmaku.side,
            colour: danmaku.colour, place: danmaku.place, author: danmaku.author, atMs: nowMs,
            ordinal: ordinal)
    }

    /// One line of a debate, and what has become of it.
    package func danmaku(
        _ number: DanmakuNumber, of debate: DebateID
    ) throws(StoreError) -> JudgedDanmaku? {
        try judged("danmaku.number = ?", number.value, debate).first
    }

    /// All lines of one person that are in this state, the oldest first.
    package func danmaku(
        byAuthor tag: String, in state: DanmakuState, of debate: DebateID
    ) throws(StoreError) -> [JudgedDanmaku] {
        try judged("participant.tag = ?", tag, debate).filter { $0.state == state }
    }

    /// Lets a line become what was decided. Publishing gives it its place among those sent to all
    /// screens, however many there are: it was asked for by hand.
    /// - Returns: the line as it is then.
    package func decide(
        _ danmaku: Danmaku, becomes state: DanmakuState, in debate: DebateID,
        _ note: DanmakuDecisionNote
    ) throws(StoreError) -> Danmaku {
        var danmaku = danmaku
        if state == .published { danmaku.ordinal = try lastOrdinal(in: debate) + 1 }
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE danmaku
                SET state = ?1, ordinal = ?2,
                    posted_at_ms = CASE ?1 WHEN 'published' THEN ?3 ELSE posted_at_ms END,
                    decided_at_ms = ?3, decided_by = ?4, decided_reason = ?5
                WHERE number = ?6
                """,
                [
                    state.rawValue, danmaku.ordinal, note.atMs, note.by, note.reason,
                    danmaku.number.value,
                ])
        }
        switch state {
        case .published: try addComments(1, to: debate)
        case .removed: try addComments(-1, to: debate)
        case .held, .rejected, .expired: break
        }
        return danmaku
    }

    /// Lines nobody looked at in time become expired.
    /// - Returns: them, by their debate.
    package func expireHeldDanmaku(
        nowMs: Int64
    ) throws(StoreError) -> [(debate: DebateID, numbers: [DanmakuNumber])] {
        let expired = try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                UPDATE danmaku
                SET state = 'expired', decided_at_ms = ?1, decided_reason = ''
                WHERE state = 'held' AND at_ms <= ?2
                RETURNING (SELECT id FROM debate WHERE debate.number = danmaku.debate), number
                """, [nowMs, nowMs - HeldDanmaku.lifeMs]
            ) { row in
                (DebateID(UUIDText(checked: row.text(0))), DanmakuNumber(row.integer(1)))
            }
        }
        let byDebate = Dictionary(grouping: expired, by: \.0)
        return byDebate.keys.sorted { $0.text < $1.text }.map { debate in
            (debate, (byDebate[debate] ?? []).map(\.1).sorted())
        }
    }

    /// The place of the next line among those sent to all screens; `nil` when there were too many
    /// in the last second.
    private func nextOrdinal(
        in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> Int64? {
        let last = try lastOrdinal(in: debate)
        let isCrowded = try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*)
                FROM danmaku
                WHERE debate = (SELECT number FROM debate WHERE id = ?) AND ordinal = ?
                    AND posted_at_ms > ?
                """, [debate.text, last - Int64(Danmaku.mostPerSecond) + 1, nowMs - 1000]) > 0
        }
        return isCrowded ? nil : last + 1
    }

    private func lastOrdinal(in debate: DebateID) throws(StoreError) -> Int64 {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT max(ordinal)
                FROM danmaku
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                """, [debate.text])
        }
    }

    private func addComments(_ amount: Int, to debate: DebateID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE debate_count
                SET comments = comments + ?
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                """, [amount, debate.text])
        }
    }

    private func judged(
        _ condition: String, _ value: any SQLiteValue, _ debate: DebateID
    ) throws(StoreError) -> [JudgedDanmaku] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT \(DanmakuRow.columns), danmaku.state
                FROM danmaku
                \(DanmakuRow.joins)
                WHERE danmaku.debate = (SELECT number FROM debate WHERE id = ?)
                    AND \(condition)
                ORDER BY danmaku.number
                """, [debate.text, value]
            ) { row in
                JudgedDanmaku(
                    danmaku: DanmakuRow.decode(row),
                    state: DanmakuState(rawValue: row.text(DanmakuRow.next)) ?? .removed)
            }
        }
    }
}

/// Held lines expire by the clock (rule D5).
struct ExpireHeldDanmaku: DueDuty {
    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try transaction.holdsExpiredDanmaku(nowMs: nowMs)
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        let events = try transaction.expireHeldDanmaku(nowMs: nowMs).map { debate, numbers in
            ChannelEvent(
                .danmakuDecided(numbers, .expire, reason: "", by: nil), on: .staff(debate))
        }
        try transaction.append(events, nowMs: nowMs)
    }
}

extension ReadTransaction {
    fileprivate func holdsExpiredDanmaku(nowMs: Int64) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT EXISTS (SELECT 1 FROM danmaku WHERE state = 'held' AND at_ms <= ?)
                """, [nowMs - HeldDanmaku.lifeMs]) != 0
        }
    }
}
