/// How the picture of a debate stands, as far as it is sent to us: outside addresses say nothing.
package struct Video: Sendable, Hashable {
    package let state: State
    /// Whose playlist it is; absent while there is none.
    package let room: RoomID?
    /// Since when it stands like this, milliseconds UTC; absent: it never was otherwise.
    package let sinceMs: Int64?

    /// The words for it.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Nobody sends a picture, or not for this debate.
        case offline
        /// An encoder sends, and there is nothing to play yet.
        case starting
        case live
        /// It was there, the debate is live, and the encoder is gone.
        case interrupted
    }

    package init(_ state: State, of room: RoomID?, sinceMs: Int64?) {
        self.state = state
        self.room = state == .offline ? nil : room
        self.sinceMs = sinceMs
    }

    /// A debate of which nothing was ever told.
    package static let none = Video(.offline, of: nil, sinceMs: nil)

    /// Where players find the playlist, on this site.
    package var playlist: String? { room.map { "/hls/\($0.text).m3u8" } }
}

/// What is known of the picture that is sent to a room.
package struct RoomVideo: Sendable, Hashable {
    package var state: Video.State
    /// Milliseconds UTC; absent: nobody has sent one yet.
    package var sinceMs: Int64?
    /// Who sends; absent: nobody.
    package var encoder: Encoder?

    package init(
        _ state: Video.State = .offline, sinceMs: Int64? = nil, encoder: Encoder? = nil
    ) {
        self.state = state
        self.sinceMs = sinceMs
        self.encoder = encoder
    }

    /// A connection that sends, and when it was last heard of.
    package struct Encoder: Sendable, Hashable {
        package let connection: EncoderConnection
        /// Milliseconds UTC.
        package var heardAtMs: Int64

        package init(_ connection: EncoderConnection, heardAtMs: Int64) {
            self.connection = connection
            self.heardAtMs = heardAtMs
        }
    }
}

/// A connection of an encoder, as the web server that holds it names it.
package struct EncoderConnection: Sendable, Hashable {
    /// Its number, `clientid`: given once in the life of the web server's master process.
    package let client: String
    /// The process that holds it, or that speaks for one which is about to end.
    package let process: String

    package init(client: String, process: String) {
        self.client = client
        self.process = process
    }
}
