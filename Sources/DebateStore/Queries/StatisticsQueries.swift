package import DebateDomain

extension ReadTransaction {
    /// What happened in a debate, step by step: the newest so many steps that have something.
    /// Cost: one statement over the debate's spans, of which an hour has some thousands.
    package func activity(
        of debate: DebateID, stepMs: Int64, steps: Int
    ) throws(StoreError) -> ActivitySeries {
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(
                StatisticsSQL.series, [stepMs, debate.text, stepMs * Int64(steps)]
            ) { row in
                (row.text(1), TimedCount(atMs: row.integer(0), count: Int(row.integer(2))))
            }
        }
        var series = ActivitySeries()
        for (name, point) in rows {
            switch Activity(rawValue: name) {
            case .danmaku: series.danmaku.append(point)
            case .likes: series.likes.append(point)
            case .gifts: series.gifts.append(point)
            case .viewers: series.viewers.append(point)
            case .danmakuHeld, .danmakuBlocked, nil: break
            }
        }
        return series
    }

    /// What happened in a debate altogether.
    /// Cost: one statement over the debate's spans.
    package func activityTotals(of debate: DebateID) throws(StoreError) -> ActivityTotals {
        try activityTotals(StatisticsSQL.totals, [debate.text])
    }

    func activityTotals(
        _ sql: String, _ values: [any SQLiteValue]
    ) throws(StoreError) -> ActivityTotals {
        let rows = try translating { () throws(SQLiteError) in
            try connection.rows(sql, values) { row in (row.text(0), Int(row.integer(1))) }
        }
        return ActivityTotals(byName: Dictionary(uniqueKeysWithValues: rows))
    }
}

/// Sums of what happened; of viewers the most at one time.
package struct ActivityTotals: Sendable, Hashable {
    let byName: [String: Int]

    package func all(_ activity: Activity) -> Int {
        byName[activity.rawValue] ?? 0
    }

    package func `for`(_ side: Side, _ activity: Activity) -> Int {
        byName[activity.name(for: side)] ?? 0
    }

    /// What was said and given for each side.
    package var perSide: BothCounts {
        var both = BothCounts.none
        for side in Side.allCases {
            both[side] = SideCounts(
                danmaku: self.for(side, .danmaku), likes: self.for(side, .likes),
                gifts: self.for(side, .gifts))
        }
        return both
    }
}

/// What statistics ask.
enum StatisticsSQL {
    /// How several rows of a name make one.
    private static let merged = "iif(name = 'viewers', max(value), sum(value))"

    static let series = """
        WITH step AS (
            SELECT at_ms - at_ms % ?1 AS step_ms, name, \(merged) AS value
            FROM activity
            WHERE debate = (SELECT number FROM debate WHERE id = ?2)
            GROUP BY step_ms, name
        )
        SELECT step_ms, name, value
        FROM step
        WHERE step_ms > (SELECT max(step_ms) FROM step) - ?3
        ORDER BY step_ms
        """

    static let totals = """
        SELECT name, \(merged)
        FROM activity
        WHERE debate = (SELECT number FROM debate WHERE id = ?)
        GROUP BY name
        """

    /// Of one day, rehearsals aside (rule L8); `NULL` for whose means everybody's debates.
    static let day = """
        SELECT name, \(merged)
        FROM (
            SELECT activity.name, sum(activity.value) AS value
            FROM activity
            JOIN debate ON debate.number = activity.debate
            WHERE activity.at_ms >= ?1 AND activity.at_ms < ?2 AND debate.is_rehearsal = 0
                AND (?3 IS NULL OR debate.number IN (\(ownDebates)))
            GROUP BY activity.at_ms, activity.name
        )
        GROUP BY name
        """

    /// Debates that began on a day, rehearsals aside.
    static let begun = """
        SELECT id
        FROM debate
        WHERE started_at_ms >= ?1 AND started_at_ms < ?2 AND is_rehearsal = 0
            AND (?3 IS NULL OR number IN (\(ownDebates)))
        """

    /// Debates somebody is organiser of.
    private static let ownDebates = """
        SELECT member.debate
        FROM member
        JOIN account ON account.number = member.account
        WHERE account.id = ?3 AND member.role = 'organiser'
        """
}

extension Activity {
    /// What one side's part of it is counted under.
    func name(for side: Side) -> String { "\(rawValue).\(side.rawValue)" }
}
