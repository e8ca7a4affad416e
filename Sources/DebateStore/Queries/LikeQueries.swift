package import DebateDomain

extension WriteTransaction {
    /// Adds likes to a participant's sums and to the debate's numbers.
    /// Cost: two statements, and two for each number shown.
    package func addLikes(
        _ likes: SendLikes, by participant: Participant, in debate: DebateID, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO like_sum (
                    participant, debate, likes, affirmative, negative, last_at_ms)
                SELECT number, debate, ?, ?, ?, ?
                FROM participant
                WHERE number = ?
                ON CONFLICT (participant) DO UPDATE SET
                    likes = likes + excluded.likes,
                    affirmative = affirmative + excluded.affirmative,
                    negative = negative + excluded.negative,
                    last_at_ms = excluded.last_at_ms
                """,
                [
                    likes.count, likes.count(for: .affirmative), likes.count(for: .negative), nowMs,
                    participant.number,
                ])
            try connection.execute(
                """
                UPDATE debate_count
                SET likes = likes + ?
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                """, [likes.count, debate.text])
        }
        let channel = Channel.debate(debate)
        try add(likes.count, to: "likes", of: channel)
        if let side = likes.side { try add(likes.count, to: "likes.\(side.rawValue)", of: channel) }
        try count(.likes, likes.count, for: likes.side, in: debate, nowMs: nowMs)
    }
}
