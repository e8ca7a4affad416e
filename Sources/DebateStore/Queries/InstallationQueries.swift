extension WriteTransaction {
    /// Notes a fact about this installation once.
    /// - Returns: whether it was new; `false` when it had been noted before.
    package func noteOnce(_ name: String, value: String) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "INSERT OR IGNORE INTO installation (name, value) VALUES (?, ?)", [name, value])
            return try connection.integer("SELECT changes()") == 1
        }
    }

    /// Proves that the store can be written: a commit that changes nothing reaches no disk, so this
    /// one notes the time, once a second at most, whoever asks and how often.
    package func proveWritable(nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO installation (name, value)
                VALUES ('written_at_ms', ?)
                ON CONFLICT (name) DO UPDATE
                SET value = excluded.value
                WHERE CAST(value AS INTEGER) NOT BETWEEN ? AND ?
                """, ["\(nowMs)", nowMs - Self.proofLifeMs + 1, nowMs])
        }
    }

    /// How long a proof is good, in milliseconds.
    private static var proofLifeMs: Int64 { 1000 }
}
