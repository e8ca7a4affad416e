/// What becomes of a room's picture by what is heard of its encoder. Pure: the state after it.
package enum FollowEncoder {
    /// How long an encoder may be silent, in milliseconds: two and a half updates of the web server's.
    /// After that its web server has died, and whoever comes takes its place.
    package static let silenceMs: Int64 = 25_000
    /// How long a debate waits for a picture that was cut off, in milliseconds.
    package static let patienceMs: Int64 = 600_000

    /// Another encoder sends already.
    package struct Busy: Error {}

    /// One begins. It takes the place of one whose web server is another process now: that one ended.
    /// - Throws: `Busy`
    package static func published(
        _ video: RoomVideo, by connection: EncoderConnection, nowMs: Int64
    ) throws(Busy) -> RoomVideo {
        if let other = video.encoder, other.connection.client != connection.client,
            other.connection.process == connection.process, isHeard(other, nowMs)
        {
            throw Busy()
        }
        return starting(connection, nowMs)
    }

    /// One is still there. Who was given up, or is not known, begins anew.
    /// - Throws: `Busy` when another one sends by now: the web server ends this one then.
    package static func updated(
        _ video: RoomVideo, by connection: EncoderConnection, nowMs: Int64
    ) throws(Busy) -> RoomVideo {
        guard let encoder = video.encoder else { return starting(connection, nowMs) }
        // Not by the process: a reloaded web server's old connections are told of by its new one.
        if encoder.connection.client == connection.client {
            var heard = video
            heard.encoder?.heardAtMs = nowMs
            return heard
        }
        if isHeard(encoder, nowMs) { throw Busy() }
        return starting(connection, nowMs)
    }

    /// One has ended; the end of one that was refused, or replaced, changes nothing.
    /// - Parameter isAwaited: whether the room's debate is live: then it is an interruption.
    package static func ended(
        _ video: RoomVideo, by connection: EncoderConnection, isAwaited: Bool, nowMs: Int64
    ) -> RoomVideo {
        guard video.encoder?.connection.client == connection.client else { return video }
        return RoomVideo(isAwaited ? .interrupted : .offline, sinceMs: nowMs)
    }

    /// Time passes.
    /// - Parameters:
    ///   - playlistAtMs: when the playlist was last written; absent when there is none.
    ///   - isAwaited: whether the room's debate is live.
    package static func later(
        _ video: RoomVideo, playlistAtMs: Int64?, isAwaited: Bool, nowMs: Int64
    ) -> RoomVideo {
        let sinceMs = video.sinceMs ?? nowMs
        if let encoder = video.encoder {
            if !isHeard(encoder, nowMs) {
                return RoomVideo(isAwaited ? .interrupted : .offline, sinceMs: nowMs)
            }
            // One of the time before would show what is over.
            if video.state == .starting, let playlistAtMs, playlistAtMs >= sinceMs {
                return RoomVideo(.live, sinceMs: nowMs, encoder: encoder)
            }
            return video
        }
        let isGivenUp = !isAwaited || nowMs - sinceMs > patienceMs
        return video.state != .offline && isGivenUp ? RoomVideo(.offline, sinceMs: nowMs) : video
    }

    private static func starting(_ connection: EncoderConnection, _ nowMs: Int64) -> RoomVideo {
        RoomVideo(
            .starting, sinceMs: nowMs,
            encoder: RoomVideo.Encoder(connection, heardAtMs: nowMs))
    }

    /// Either way: the clock may have been set back.
    private static func isHeard(_ encoder: RoomVideo.Encoder, _ nowMs: Int64) -> Bool {
        abs(nowMs - encoder.heardAtMs) <= silenceMs
    }
}
