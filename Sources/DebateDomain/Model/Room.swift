/// A durable place with a stream key and a playback address: 直播间. It hosts one debate at a time.
package struct Room: Sendable, Hashable {
    package let id: RoomID
    /// Grows by one with every change; whoever edits names the one they saw.
    package var revision: Int
    /// 1–60 characters without `/`; no two rooms have the same, but for case and width.
    package var name: String
    /// 0–500 characters; line feeds allowed.
    package var description: String
    /// Whether debates may start in it.
    package var isEnabled: Bool
    package var playback: Playback
    /// How far the picture runs behind, in milliseconds, 0–20,000: the grace of rounds.
    package var videoDelayMs: Int
    /// Whether what is sent to it is kept.
    package var isRecorded: Bool
    /// Milliseconds UTC.
    package let createdAtMs: Int64

    package init(
        id: RoomID, revision: Int = 1, name: String, description: String = "",
        isEnabled: Bool = true, playback: Playback, videoDelayMs: Int = 0,
        isRecorded: Bool = false, createdAtMs: Int64
    ) {
        self.id = id
        self.revision = revision
        self.name = name
        self.description = description
        self.isEnabled = isEnabled
        self.playback = playback
        self.videoDelayMs = videoDelayMs
        self.isRecorded = isRecorded
        self.createdAtMs = createdAtMs
    }

    /// Where the picture comes from.
    package enum Playback: Sendable, Hashable {
        /// Sent to this installation with the room's key.
        case rtmp
        /// An http(s) address of somebody else's.
        case hls(url: String)
        case flv(url: String)

        package var kind: PlaybackKind {
            switch self {
            case .rtmp: .rtmp
            case .hls: .hls
            case .flv: .flv
            }
        }

        /// Absent when the picture is sent to us.
        package var url: String? {
            switch self {
            case .rtmp: nil
            case .hls(let url), .flv(let url): url
            }
        }

        /// Put together from what the store holds apart.
        package init(kind: PlaybackKind, url: String) {
            switch kind {
            case .rtmp: self = .rtmp
            case .hls: self = .hls(url: url)
            case .flv: self = .flv(url: url)
            }
        }
    }
}

/// The words for where a room's picture comes from.
package enum PlaybackKind: String, Sendable, Hashable, CaseIterable {
    case rtmp
    case hls
    case flv
}

/// Names one room: short enough to be read off a screen, and its name for encoders and players.
package struct RoomID: Sendable, Hashable {
    /// 6 characters of `2-9a-hj-np-z`: none that is taken for another.
    package let text: String

    package static let length = 6
    private static let alphabet = Array("23456789abcdefghjklmnpqrstuvwxyz".utf8)

    /// Reads the 6 characters. `nil` when it is none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == Self.length, bytes.allSatisfy(Self.alphabet.contains) else {
            return nil
        }
        self.text = text
    }

    /// Makes one from as many random bytes as it has characters: 32 letters, 5 bits each.
    package init(randomBytes: [UInt8]) {
        precondition(randomBytes.count == Self.length, "a room's id has 6 characters")
        text = String(
            decoding: randomBytes.map { Self.alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// Takes a text that was read by `init(_:)` before it was stored.
    package init(checked text: String) {
        self.text = text
    }
}

/// A room and what takes place in it.
package struct RoomRecord: Sendable, Hashable {
    package let room: Room
    /// The live debate, else the next not started, else the last ended; absent: there is none that
    /// lists show.
    package let current: DebateID?
    /// How the picture stands that is sent to it.
    package let video: Video

    package init(room: Room, current: DebateID?, video: Video = .none) {
        self.room = room
        self.current = current
        self.video = video
    }
}
