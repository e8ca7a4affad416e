package import DebateDomain

extension ReadTransaction {
    /// One page of the debates a filter lets through, and how many there are in all.
    /// Cost: two statements; each of the few filter shapes is prepared once per connection.
    package func debates(
        _ filter: DebateFilter, _ page: PageNumber
    ) throws(StoreError) -> PageOf<DebateRecord> {
        guard let shape = DebateListShape(filter) else {
            return PageOf(rows: [], total: 0, number: page)
        }
        return try translating { () throws(SQLiteError) in
            let total = try connection.integer(shape.count, shape.values)
            let rows = try connection.rows(
                shape.page, shape.values + [page.size, page.offset], DebateColumns.record)
            return PageOf(rows: rows, total: Int(total), number: page)
        }
    }
}

/// The SQL of one filter: put together from fixed pieces, never from what was asked for.
struct DebateListShape {
    let count: String
    let page: String
    let values: [any SQLiteValue]

    /// `nil` when nothing can match.
    init?(_ filter: DebateFilter) {
        var conditions = ["debate.is_rehearsal = 0", "debate.archived_at_ms IS NULL"]
        var values: [any SQLiteValue] = []
        if let status = filter.status {
            conditions.append("debate.status = ?")
            values.append(status.rawValue)
        }
        if let category = filter.category {
            conditions.append("debate.category = ?")
            values.append(category)
        }
        if let room = filter.room {
            conditions.append("debate.room = (SELECT number FROM room WHERE id = ?)")
            values.append(room.text)
        }
        if let keyword = filter.keyword {
            guard let query = SearchText.query(keyword) else { return nil }
            conditions.append(
                "debate.number IN (SELECT rowid FROM debate_search WHERE debate_search MATCH ?)")
            values.append(query)
        }
        let condition = "WHERE " + conditions.joined(separator: " AND ")
        self.values = values
        count = "SELECT count(*) FROM debate \(condition)"
        let order = Self.order(filter.order)
        // The rows before the page are passed over in the index alone; only those of the page are
        // read whole, and put in order once more, for a join promises none.
        page = """
            SELECT \(DebateColumns.record)
            FROM (
                SELECT debate.number
                FROM debate
                \(condition)
                ORDER BY \(order)
                LIMIT ? OFFSET ?
            ) AS page
            JOIN debate ON debate.number = page.number
            \(DebateColumns.joins)
            ORDER BY \(order)
            """
    }

    /// Every order ends in the number, so that pages never overlap.
    private static func order(_ order: DebateOrder) -> String {
        switch order {
        case .newest: "debate.created_at_ms DESC, debate.number DESC"
        // NULL sorts lowest, so debates without a start come last.
        case .startTime: "debate.start_ms DESC, debate.created_at_ms DESC, debate.number DESC"
        }
    }
}
