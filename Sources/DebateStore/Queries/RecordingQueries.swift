package import DebateDomain

extension ReadTransaction {
    /// A debate's recordings, the oldest first.
    package func recordings(of debate: DebateID) throws(StoreError) -> [Recording] {
        try translating { () throws(SQLiteError) in
            try connection.rows(RecordingRow.ofDebate, [debate.text], RecordingRow.decode)
        }
    }

    /// One of a debate's recordings; `nil` when it has no such one.
    package func recording(
        _ number: RecordingNumber, of debate: DebateID
    ) throws(StoreError) -> Recording? {
        try recordings(of: debate).first { $0.number == number }
    }

    /// Whether a recording of this file has begun and not ended.
    package func isRecording(file: String) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                """
                SELECT EXISTS (
                    SELECT 1 FROM recording WHERE file = ? AND ended_at_ms IS NULL)
                """, [file]) > 0
        }
    }

    /// Recordings that are kept no longer: those that ended before `keptSinceMs`, and those of no
    /// debate that ended before `orphansSinceMs`.
    func outlivedRecordings(
        keptSinceMs: Int64, orphansSinceMs: Int64
    ) throws(StoreError) -> [Recording] {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                RecordingRow.outlived, [keptSinceMs, orphansSinceMs], RecordingRow.decode)
        }
    }

    /// Whether one runs whose room nobody sends to.
    func hasOrphanedRecording() throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer("SELECT EXISTS (\(RecordingRow.unattended))") > 0
        }
    }
}

extension WriteTransaction {
    /// Begins a recording of what is sent to a room, for the debate the room is for now; those that ran
    /// before have ended.
    package func beginRecording(
        file: String, ofRoom room: RoomID, nowMs: Int64
    ) throws(StoreError) {
        try endRecordings(ofRoom: room, nowMs: nowMs)
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO recording (room, debate, file, started_at_ms)
                SELECT room.number, (SELECT number FROM debate WHERE id = \(RoomRow.awaiting)), ?2, ?3
                FROM room
                WHERE room.id = ?4
                """, [RoomRow.staleMs(nowMs), file, nowMs, room.text])
        }
    }

    /// Ends what is recorded of a room.
    package func endRecordings(ofRoom room: RoomID, nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE recording SET ended_at_ms = max(?, started_at_ms)
                WHERE ended_at_ms IS NULL AND room = (SELECT number FROM room WHERE id = ?)
                """, [nowMs, room.text])
        }
    }

    /// Ends those that run in rooms nobody sends to.
    func endOrphanedRecordings(nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE recording SET ended_at_ms = max(?, started_at_ms)
                WHERE number IN (\(RecordingRow.unattended))
                """, [nowMs])
        }
    }

    /// Forgets a recording; its file is the caller's to remove.
    package func remove(_ recording: RecordingNumber) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute("DELETE FROM recording WHERE number = ?", [recording.value])
        }
    }
}

/// A recording as a row.
private enum RecordingRow {
    private static let select = "SELECT number, file, started_at_ms, ended_at_ms FROM recording"

    static let ofDebate = """
        \(select)
        WHERE debate = (SELECT number FROM debate WHERE id = ?)
        ORDER BY number
        """

    static let outlived = """
        \(select)
        WHERE ended_at_ms < ? OR (debate IS NULL AND ended_at_ms < ?)
        """

    static let unattended = """
        SELECT recording.number
        FROM recording
        LEFT JOIN room_video ON room_video.room = recording.room
        WHERE ended_at_ms IS NULL AND room_video.client IS NULL
        """

    static func decode(_ row: Statement) -> Recording {
        Recording(
            number: RecordingNumber(row.integer(0)), file: row.text(1),
            startedAtMs: row.integer(2), endedAtMs: row.optionalInteger(3))
    }
}
