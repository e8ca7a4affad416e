package import DebateDomain

extension ReadTransaction {
    /// The write somebody did under this key; `nil` when there was none, or it is forgotten.
    package func rememberedWrite(
        _ key: IdempotencyKey, by identity: Identity, nowMs: Int64
    ) throws(StoreError) -> RememberedWrite? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT fingerprint, status, body
                FROM remembered_write
                WHERE identity = ? AND key = ? AND at_ms > ?
                """, [identity.text, key.text, nowMs - IdempotencyKey.lifeMs]
            ) { row in
                RememberedWrite(
                    fingerprint: row.text(0), status: Int(row.integer(1)),
                    body: row.optionalBytes(2))
            }.first
        }
    }
}

extension WriteTransaction {
    /// Remembers a write under its key, and forgets a few that are too old.
    package func remember(
        _ write: RememberedWrite, _ key: IdempotencyKey, by identity: Identity, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT OR REPLACE INTO remembered_write (
                    identity, key, fingerprint, status, body, at_ms)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    identity.text, key.text, write.fingerprint, write.status, write.body, nowMs,
                ])
            // Two for one: what is kept never outgrows a day's writes.
            try connection.execute(
                """
                DELETE FROM remembered_write
                WHERE (identity, key) IN (
                    SELECT identity, key FROM remembered_write WHERE at_ms <= ? LIMIT 2)
                """, [nowMs - IdempotencyKey.lifeMs])
        }
    }
}
