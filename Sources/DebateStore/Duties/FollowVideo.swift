import DebateDomain
import DebateRuntime

/// Follows the pictures that are sent to rooms: sees the first playlist, notices encoders whose web
/// server has died, gives up who does not come back, and tells the debates.
struct FollowVideo: DueDuty {
    /// Where nginx-rtmp writes playlists.
    let playlists: String

    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        if try !changes(transaction, nowMs: nowMs).isEmpty { return true }
        return try !transaction.untoldVideos(nowMs: nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        for (room, video) in try changes(transaction.reading, nowMs: nowMs) {
            try transaction.set(video, ofRoom: room, nowMs: nowMs)
        }
        try transaction.tellVideos(nowMs: nowMs)
    }

    /// Rooms whose picture stands otherwise by now.
    private func changes(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> [(RoomID, RoomVideo)] {
        try transaction.roomsWithVideo().compactMap { row in
            let isWatched = row.video.state == .starting
            let later = FollowEncoder.later(
                row.video,
                playlistAtMs: isWatched
                    ? Files.modifiedAtMs("\(playlists)/\(row.room.text).m3u8") : nil,
                isAwaited: row.isAwaited, nowMs: nowMs)
            return later == row.video ? nil : (row.room, later)
        }
    }
}
