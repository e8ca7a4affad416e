package import DebateDomain

extension WriteTransaction {
    /// Appends events to their channels, each with the next number.
    ///
    /// The last act of a write: numbers are given in the order of commits, and a write undone gives
    /// its numbers back, so that no channel has a hole.
    /// Cost: two statements an event.
    package func append(_ events: [ChannelEvent], nowMs: Int64) throws(StoreError) {
        for event in events {
            var json = JSONWriter()
            event.event.writeData(to: &json)
            let data = String(decoding: json.bytes, as: UTF8.self)
            try translating { () throws(SQLiteError) in
                let place = try connection.rows(
                    """
                    INSERT INTO channel (name, seq)
                    VALUES (?, 1)
                    ON CONFLICT (name) DO UPDATE SET seq = seq + 1
                    RETURNING number, seq
                    """, [event.channel.name]
                ) { ($0.integer(0), $0.integer(1)) }
                guard let (channel, seq) = place.first else { return }
                try connection.execute(
                    """
                    INSERT INTO event (channel, seq, name, at_ms, data)
                    VALUES (?, ?, ?, ?, ?)
                    """, [channel, seq, event.event.name, nowMs, data])
            }
        }
    }
}

extension ReadTransaction {
    /// Where a channel stands: the installation's epoch and the number of the last event.
    package func position(of channel: Channel) throws(StoreError) -> ChannelPosition {
        try translating { () throws(SQLiteError) in
            ChannelPosition(
                epoch: try epoch(),
                seq: try connection.integer(
                    "SELECT seq FROM channel WHERE name = ?", [channel.name]))
        }
    }

    /// Where many channels stand, in one look: the epoch, and the number of each one's last event.
    /// Cost: two statements, whatever their count.
    package func positions(
        of channels: [Channel]
    ) throws(StoreError) -> (epoch: String, seqs: [Channel: Int64]) {
        var names = JSONWriter()
        names.array { json in
            for channel in channels { json.string(channel.name) }
        }
        let list = String(decoding: names.bytes, as: UTF8.self)
        return try translating { () throws(SQLiteError) in
            let tops = try connection.rows(
                """
                SELECT asked.key, channel.seq
                FROM json_each(?) AS asked
                JOIN channel ON channel.name = asked.value
                """, [list]
            ) { row in (Int(row.integer(0)), row.integer(1)) }
            var seqs = Dictionary(channels.map { ($0, Int64(0)) }) { first, _ in first }
            for (place, seq) in tops { seqs[channels[place]] = seq }
            return (try epoch(), seqs)
        }
    }

    private func epoch() throws(SQLiteError) -> String {
        try connection.text("SELECT value FROM installation WHERE name = 'epoch'") ?? ""
    }

    /// Events of a channel after a number, oldest first.
    package func events(
        of channel: Channel, after seq: Int64, limit: Int
    ) throws(StoreError) -> [LoggedEvent] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT seq, name, at_ms, data
                FROM event
                WHERE channel = (SELECT number FROM channel WHERE name = ?) AND seq > ?
                ORDER BY seq
                LIMIT ?
                """, [channel.name, seq, limit]
            ) { row in
                LoggedEvent(
                    seq: row.integer(0), name: row.text(1), atMs: row.integer(2),
                    data: row.text(3))
            }
        }
    }
}
