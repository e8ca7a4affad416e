package import DebateDomain

extension ReadTransaction {
    /// One room, and the debate lists show there now; `nil` when there is none.
    package func room(_ id: RoomID, nowMs: Int64) throws(StoreError) -> RoomRecord? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                RoomRow.byID, [RoomRow.staleMs(nowMs), id.text], RoomRow.decode
            ).first
        }
    }

    /// One page of the rooms, in the order they were made.
    package func rooms(
        _ page: PageNumber, nowMs: Int64
    ) throws(StoreError) -> PageOf<RoomRecord> {
        try translating { () throws(SQLiteError) in
            let total = try connection.integer("SELECT count(*) FROM room")
            let rows = try connection.rows(
                RoomRow.page, [RoomRow.staleMs(nowMs), page.size, page.offset],
                RoomRow.decode)
            return PageOf(rows: rows, total: Int(total), number: page)
        }
    }

    /// The debate a room shows it is for now; `nil` when there is none.
    ///
    /// The very one that lists show: else a rehearsal, which nobody sees and any organiser can plan,
    /// would take the room's key from whom the room is for.
    package func debate(inRoom id: RoomID, nowMs: Int64) throws(StoreError) -> DebateID? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                "SELECT \(RoomRow.current) FROM room WHERE id = ?2",
                [RoomRow.staleMs(nowMs), id.text]
            ) { $0.optionalText(0) }.first ?? nil
        }.map { DebateID(UUIDText(checked: $0)) }
    }

    /// What a start there must know; `nil` when there is no such room.
    package func use(of id: RoomID) throws(StoreError) -> RoomUse? {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT room.is_enabled, (
                    SELECT id FROM debate WHERE debate.room = room.number AND status = 1)
                FROM room
                WHERE id = ?
                """, [id.text]
            ) { row in
                RoomUse(
                    isEnabled: row.integer(0) != 0,
                    live: row.optionalText(1).map { DebateID(UUIDText(checked: $0)) })
            }.first
        }
    }

    /// What an encoder shows to push into the room; `nil` when there is no such room.
    package func streamKey(of id: RoomID) throws(StoreError) -> StreamKey? {
        try translating { () throws(SQLiteError) in
            try connection.rows("SELECT stream_key FROM room WHERE id = ?", [id.text]) {
                StreamKey($0.text(0))
            }.first
        }
    }

    /// Every debate of a room, whatever has become of it.
    package func debates(ofRoom id: RoomID) throws(StoreError) -> [Debate] {
        try translating { () throws(SQLiteError) in
            try connection.rows(DebateDetail.ofRoom, [id.text], DebateDetail.debate)
        }
    }
}

extension WriteTransaction {
    /// Whether another room than this has the name, or one that differs in case or width only.
    package func isRoomName(
        _ name: String, takenByOtherThan id: RoomID
    ) throws(StoreError) -> Bool {
        try translating { () throws(SQLiteError) in
            try connection.integer(
                "SELECT count(*) FROM room WHERE name_key = ? AND id <> ?",
                [TextForms.matching(name), id.text]) > 0
        }
    }

    package func insert(_ room: Room, key: StreamKey) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO room (
                    id, revision, name, name_key, description, is_enabled, playback, playback_url,
                    video_delay_ms, is_recorded, stream_key, created_at_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    room.id.text, room.revision, room.name, TextForms.matching(room.name),
                    room.description, room.isEnabled, room.playback.kind.rawValue,
                    room.playback.url, room.videoDelayMs, room.isRecorded, key.secret,
                    room.createdAtMs,
                ])
        }
    }

    /// Replaces what can change of a room but its key.
    package func update(_ room: Room) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                UPDATE room
                SET revision = ?, name = ?, name_key = ?, description = ?, is_enabled = ?,
                    playback = ?, playback_url = ?, video_delay_ms = ?, is_recorded = ?
                WHERE id = ?
                """,
                [
                    room.revision, room.name, TextForms.matching(room.name), room.description,
                    room.isEnabled, room.playback.kind.rawValue, room.playback.url,
                    room.videoDelayMs, room.isRecorded, room.id.text,
                ])
        }
    }

    /// Gives a room another key; the former one opens nothing any more.
    package func setStreamKey(_ key: StreamKey, of id: RoomID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                "UPDATE room SET stream_key = ? WHERE id = ?", [key.secret, id.text])
        }
    }

    /// Removes a room no debate is in any more.
    package func remove(_ id: RoomID) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute("DELETE FROM room WHERE id = ?", [id.text])
        }
    }
}

/// A room as a row.
enum RoomRow {
    private static let select = """
        SELECT room.id, room.revision, room.name, room.description, room.is_enabled,
            room.playback, room.playback_url, room.video_delay_ms, room.is_recorded,
            room.created_at_ms,
            \(current), room_video.state, room_video.since_ms
        FROM room
        LEFT JOIN room_video ON room_video.room = room.number
        """

    static let byID = """
        \(select)
        WHERE room.id = ?2
        """

    static let page = """
        \(select)
        ORDER BY room.number
        LIMIT ?2 OFFSET ?3
        """

    /// The live debate, else the next not started, else the last ended; no rehearsal and nothing
    /// archived. One whose plan was before ?1 and that was never started keeps the room from none.
    static let current =
        "coalesce(\(listed(1, "number")), \(next), \(listed(2, "ended_at_ms DESC, number DESC")))"

    /// The debate whose audience sees the room's picture: the live one, a rehearsal too, else the next.
    static let awaiting =
        "coalesce((SELECT debate.id FROM debate "
        + "WHERE debate.room = room.number AND status = 1), \(next))"

    private static let next = listed(
        0,
        "coalesce(planned_start_ms < ?1, 0), planned_start_ms IS NULL, planned_start_ms, "
            + "created_at_ms, number")

    private static func listed(_ status: Int, _ order: String) -> String {
        """
        (SELECT debate.id FROM debate
         WHERE debate.room = room.number AND status = \(status)
            AND is_rehearsal = 0 AND archived_at_ms IS NULL
         ORDER BY \(order) LIMIT 1)
        """
    }

    /// A plan of before this is one nobody kept: it lies half a day in the past.
    static func staleMs(_ nowMs: Int64) -> Int64 { nowMs - 12 * 3_600_000 }

    static func decode(_ row: Statement) -> RoomRecord {
        let room = Room(
            id: RoomID(checked: row.text(0)), revision: Int(row.integer(1)), name: row.text(2),
            description: row.text(3), isEnabled: row.integer(4) != 0,
            playback: Room.Playback(
                kind: PlaybackKind(rawValue: row.text(5)) ?? .rtmp, url: row.text(6)),
            videoDelayMs: Int(row.integer(7)), isRecorded: row.integer(8) != 0,
            createdAtMs: row.integer(9))
        return RoomRecord(
            room: room, current: row.optionalText(10).map { DebateID(UUIDText(checked: $0)) },
            video: room.playback == .rtmp ? video(of: room.id, row) : .none)
    }

    private static func video(of room: RoomID, _ row: Statement) -> Video {
        guard let state = row.optionalText(11).flatMap({ Video.State(rawValue: $0) }) else {
            return .none
        }
        return Video(state, of: room, sinceMs: row.integer(12))
    }
}
