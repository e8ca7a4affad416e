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
}
