package import DebateDomain

extension ReadTransaction {
    /// Who gave most, the first to get there first among equals.
    /// Cost: one statement, so many rows of an index.
    package func topGivers(of debate: DebateID, limit: Int) throws(StoreError) -> [Giver] {
        try translating { () throws(SQLiteError) in
            try connection.rows(GiftRow.board, [debate.text, limit]) { row in
                Giver(
                    author: GiftAuthor(name: row.text(0), tag: row.text(1)),
                    points: Int(row.integer(2)))
            }
        }
    }

    /// Points somebody has spent in a debate.
    package func spentPoints(
        of identity: Identity, in debate: DebateID
    ) throws(StoreError) -> Int {
        guard let participant = try participant(identity, in: debate) else { return 0 }
        return try spentPoints(of: participant)
    }

    /// Points a participant has spent.
    package func spentPoints(of participant: Participant) throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(
                try connection.integer(
                    "SELECT spent FROM gift_purse WHERE participant = ?", [participant.number]))
        }
    }

    /// The last gifts of a participant; `nil` before the first.
    package func lastRun(of participant: Participant) throws(StoreError) -> GiftRun? {
        try translating { () throws(SQLiteError) in
            try connection.rows(GiftRow.last, [participant.number]) { row in
                GiftRun(
                    giftID: row.text(0), side: row.optionalText(1).flatMap(Side.init),
                    combo: Int(row.integer(2)), atMs: row.integer(3))
            }.first
        }
    }
}

extension WriteTransaction {
    /// Records a sending and takes its points from the purse; the debate's numbers grow by them.
    /// - Returns: the sending with its number.
    /// Cost: two statements, and two for each number shown.
    package func send(
        _ sending: SendGift, _ decision: SendGift.Decision, by participant: Participant,
        named name: String, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) -> SentGift {
        let number = try translating { () throws(SQLiteError) in
            let number = try connection.integer(
                GiftRow.insert,
                [
                    sending.gift.id, sending.count, sending.points, sending.side?.rawValue,
                    decision.combo, name, nowMs, participant.number,
                ])
            try connection.execute(
                GiftRow.pay,
                [decision.purse.budget, decision.purse.spent, number, participant.number])
            return number
        }
        let channel = Channel.debate(debate)
        try add(sending.points, to: "gifts", of: channel)
        if let side = sending.side {
            try add(sending.points, to: "gifts.\(side.rawValue)", of: channel)
        }
        try count(.gifts, sending.points, for: sending.side, in: debate, nowMs: nowMs)
        return SentGift(
            number: GiftNumber(number), gift: sending.gift, count: sending.count,
            side: sending.side, combo: decision.combo,
            author: GiftAuthor(name: name, tag: participant.tag))
    }
}

/// Gifts and purses as rows.
enum GiftRow {
    static let board = """
        SELECT gift.author_name, participant.tag, gift_purse.spent
        FROM gift_purse
        JOIN participant ON participant.number = gift_purse.participant
        JOIN gift ON gift.number = gift_purse.last_gift
        WHERE gift_purse.debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY gift_purse.spent DESC, gift_purse.last_gift
        LIMIT ?
        """

    static let last = """
        SELECT gift, side, combo, at_ms
        FROM gift
        WHERE participant = ?
        ORDER BY number DESC
        LIMIT 1
        """

    static let insert = """
        INSERT INTO gift (
            gift, count, points, side, combo, author_name, at_ms, participant, debate)
        SELECT ?, ?, ?, ?, ?, ?, ?, number, debate
        FROM participant
        WHERE number = ?
        RETURNING number
        """

    static let pay = """
        INSERT INTO gift_purse (budget, spent, last_gift, participant, debate)
        SELECT ?, ?, ?, number, debate
        FROM participant
        WHERE number = ?
        ON CONFLICT (participant) DO UPDATE SET
            budget = excluded.budget, spent = excluded.spent, last_gift = excluded.last_gift
        """
}
