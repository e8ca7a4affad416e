package import DebateDomain

extension ReadTransaction {
    /// Whether a device opened the debate before.
    package func hasVisited(
        _ device: DeviceID, _ debate: DebateID
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT count(*)
                FROM visit
                WHERE debate = (SELECT number FROM debate WHERE id = ?) AND device = ?
                """, [debate.text, device.text]) > 0
        }
    }
}

extension WriteTransaction {
    /// Counts a device that opens the debate, unless it was counted before.
    package func noteVisit(
        of device: DeviceID, to debate: DebateID, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            let counted = try connection.rows(
                """
                INSERT INTO visit (debate, device, at_ms)
                SELECT number, ?, ?
                FROM debate
                WHERE id = ?
                ON CONFLICT (debate, device) DO NOTHING
                RETURNING debate
                """, [device.text, nowMs, debate.text]
            ) { $0.integer(0) }
            for number in counted {
                try connection.execute(
                    "UPDATE debate_count SET views = views + 1 WHERE debate = ?", [number])
            }
        }
    }
}
