package import DebateDomain

extension ReadTransaction {
    /// How the picture that is sent to a room stands.
    package func video(ofRoom id: RoomID) throws(StoreError) -> RoomVideo {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                RoomVideoRow.ofRoom, [id.text], RoomVideoRow.decode
            ).first?.video ?? RoomVideo()
        }
    }

    /// Whether a debate that is live takes place in the room, a rehearsal too.
    package func isLive(inRoom id: RoomID) throws(StoreError) -> Bool {
        try use(of: id)?.live != nil
    }

    /// Rooms whose picture is not simply away.
    func roomsWithVideo() throws(StoreError) -> [RoomVideoRow] {
        try translating { () throws(SQLiteError) in
            try connection.rows(RoomVideoRow.present, [], RoomVideoRow.decode)
        }
    }

    /// How many rooms' pictures are in each state but `offline`.
    package func roomsByVideo() throws(StoreError) -> [Video.State: Int] {
        try roomsWithVideo().reduce(into: [:]) { $0[$1.video.state, default: 0] += 1 }
    }

    /// What the audience of a debate was last told of its picture.
    func video(of debate: DebateID) throws(StoreError) -> Video {
        try translating { () throws(SQLiteError) in
            try connection.rows(
                """
                SELECT state, room_id, since_ms
                FROM debate_video
                WHERE debate = (SELECT number FROM debate WHERE id = ?)
                """, [debate.text]
            ) { row in
                Video(
                    Video.State(rawValue: row.text(0)) ?? .offline,
                    of: row.optionalText(1).map { RoomID(checked: $0) }, sinceMs: row.integer(2))
            }.first ?? .none
        }
    }

    /// Debates that were told something else of their picture than how it stands.
    func untoldVideos(nowMs: Int64) throws(StoreError) -> [(debate: DebateID, video: Video)] {
        try translating { () throws(SQLiteError) in
            try connection.rows(RoomVideoRow.untold, [RoomRow.staleMs(nowMs), nowMs]) { row in
                (
                    DebateID(UUIDText(checked: row.text(0))),
                    Video(
                        Video.State(rawValue: row.text(1)) ?? .offline,
                        of: row.optionalText(2).map { RoomID(checked: $0) },
                        sinceMs: row.integer(3))
                )
            }
        }
    }
}

extension WriteTransaction {
    /// Stores how a room's picture stands now. Its debate hears of it by `FollowVideo`.
    package func set(_ video: RoomVideo, ofRoom id: RoomID, nowMs: Int64) throws(StoreError) {
        let encoder = video.encoder
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO room_video (room, state, since_ms, client, process, heard_at_ms)
                SELECT number, ?, ?, ?, ?, ? FROM room WHERE id = ?
                ON CONFLICT (room) DO UPDATE
                SET state = excluded.state, since_ms = excluded.since_ms,
                    client = excluded.client, process = excluded.process,
                    heard_at_ms = excluded.heard_at_ms
                """,
                [
                    video.state.rawValue, video.sinceMs ?? nowMs, encoder?.connection.client,
                    encoder?.connection.process, encoder?.heardAtMs, id.text,
                ])
        }
    }

    /// Tells each debate how its picture stands where it was told otherwise. The last act of its write.
    func tellVideos(nowMs: Int64) throws(StoreError) {
        for (debate, video) in try reading.untoldVideos(nowMs: nowMs) {
            try translating { () throws(SQLiteError) in
                try connection.execute(
                    """
                    INSERT INTO debate_video (debate, state, room_id, since_ms)
                    SELECT number, ?, ?, ? FROM debate WHERE id = ?
                    ON CONFLICT (debate) DO UPDATE
                    SET state = excluded.state, room_id = excluded.room_id,
                        since_ms = excluded.since_ms
                    """,
                    [video.state.rawValue, video.room?.text, video.sinceMs ?? nowMs, debate.text])
            }
            try append(
                [ChannelEvent(.videoChanged(video), on: .debate(debate))], nowMs: nowMs)
        }
    }
}

/// A room's picture as a row.
struct RoomVideoRow {
    let room: RoomID
    let video: RoomVideo
    /// Whether the room's debate is live.
    let isAwaited: Bool

    private static let select = """
        SELECT room.id, state, since_ms, client, process, heard_at_ms,
            EXISTS (SELECT 1 FROM debate WHERE debate.room = room.number AND status = 1)
        FROM room_video
        JOIN room ON room.number = room_video.room
        """

    static let ofRoom = """
        \(select)
        WHERE room.id = ?
        """

    static let present = """
        \(select)
        WHERE state <> 'offline'
        """

    /// What debates are to be told: ?1 is the instant before which a plan was kept by nobody, ?2 now.
    static let untold = """
        WITH shown AS (
            SELECT \(RoomRow.awaiting) AS id, state, room.id AS room_id, since_ms
            FROM room_video
            JOIN room ON room.number = room_video.room
            WHERE state <> 'offline' AND playback = 'rtmp')
        SELECT shown.id, shown.state, shown.room_id, shown.since_ms
        FROM shown
        JOIN debate ON debate.id = shown.id
        LEFT JOIN debate_video ON debate_video.debate = debate.number
        WHERE (debate_video.state, debate_video.room_id, debate_video.since_ms)
            IS NOT (shown.state, shown.room_id, shown.since_ms)
        UNION ALL
        SELECT debate.id, 'offline', NULL, ?2
        FROM debate_video
        JOIN debate ON debate.number = debate_video.debate
        WHERE debate_video.state <> 'offline'
            AND debate.id NOT IN (SELECT id FROM shown WHERE id IS NOT NULL)
        """

    static func decode(_ row: Statement) -> RoomVideoRow {
        var encoder: RoomVideo.Encoder?
        if let client = row.optionalText(3) {
            encoder = RoomVideo.Encoder(
                EncoderConnection(client: client, process: row.text(4)),
                heardAtMs: row.integer(5))
        }
        return RoomVideoRow(
            room: RoomID(checked: row.text(0)),
            video: RoomVideo(
                Video.State(rawValue: row.text(1)) ?? .offline, sinceMs: row.integer(2),
                encoder: encoder),
            isAwaited: row.integer(6) != 0)
    }
}
