package import DebateDomain

/// What happens in a debate, as statistics count it.
package enum Activity: String, Sendable, CaseIterable {
    /// Published.
    case danmaku
    case danmakuHeld
    case danmakuBlocked
    case likes
    /// In points.
    case gifts
    /// The most at once in a span.
    case viewers

    /// The span one row covers, in milliseconds.
    package static let spanMs: Int64 = 10_000
}

extension WriteTransaction {
    /// Counts something that happened now; with a side, for that side too.
    package func count(
        _ activity: Activity, _ amount: Int = 1, for side: Side? = nil, in debate: DebateID,
        nowMs: Int64
    ) throws(StoreError) {
        try add(activity.rawValue, amount, debate, nowMs)
        if let side { try add("\(activity.rawValue).\(side.rawValue)", amount, debate, nowMs) }
    }

    private func add(
        _ name: String, _ amount: Int, _ debate: DebateID, _ nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO activity (debate, at_ms, name, value)
                SELECT number, ?, ?, ?
                FROM debate
                WHERE id = ?
                ON CONFLICT (debate, at_ms, name) DO UPDATE SET value = value + excluded.value
                """, [nowMs - nowMs % Activity.spanMs, name, amount, debate.text])
        }
    }
}
