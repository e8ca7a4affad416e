package import DebateDomain

extension WriteTransaction {
    /// Adds to a hot number of a channel, making it when it is new; its revision grows by one.
    /// - Returns: the number now.
    @discardableResult
    package func add(
        _ amount: Int, to name: String, of channel: Channel
    ) throws(StoreError) -> Int64 {
        try translating { () throws(SQLiteError) in
            let number = try channelNumber(channel)
            return try connection.integer(
                """
                INSERT INTO counter (channel, name, value, rev)
                VALUES (?, ?, ?, 1)
                ON CONFLICT (channel, name)
                DO UPDATE SET value = value + excluded.value, rev = rev + 1
                RETURNING value
                """, [number, name, amount])
        }
    }

    private func channelNumber(_ channel: Channel) throws(SQLiteError) -> Int64 {
        let known = try connection.integer(
            "SELECT number FROM channel WHERE name = ?", [channel.name])
        if known > 0 { return known }
        return try connection.insert(
            "INSERT INTO channel (name, seq) VALUES (?, 0)", [channel.name])
    }
}

extension ReadTransaction {
    /// The stored hot numbers of a channel, by name.
    package func storedCounters(of channel: Channel) throws(StoreError) -> [CounterValue] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT name, value, rev
                FROM counter
                WHERE channel = (SELECT number FROM channel WHERE name = ?)
                ORDER BY name
                """, [channel.name]
            ) { row in
                CounterValue(
                    name: row.text(0), value: .number(row.integer(1)), rev: row.integer(2))
            }
        }
    }
}
