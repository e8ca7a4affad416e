import DebateDomain
import DebateSecurity
import DebateStore

/// What nginx-rtmp asks and tells of encoders. It comes by the internal listener alone; by any other
/// the paths lead nowhere.
///
/// Refusals are one to the encoder, 403; why stands in the log. The key stands nowhere.
enum IngestHandlers {
    /// An encoder wants to send to a room. Where the room is recorded the answer names, as 302, where
    /// nginx-rtmp is to send the picture besides.
    static func publish(_ call: Call) throws -> Reply {
        let encoder = try Encoder(call)
        let recorder = call.request.recorder
        let file = encoder.room.text + "-" + Base64URL.text(Randomness.bytes(15))
        let (id, nowMs) = (encoder.room, call.nowMs)
        return try call.commit { transaction in
            let room = try encoder.admitted(transaction.reading, nowMs: nowMs)
            let video = try encoder.followed(
                transaction.reading, nowMs: nowMs, FollowEncoder.published)
            try transaction.set(video, ofRoom: id, nowMs: nowMs)
            guard room.isRecorded, !recorder.isEmpty else {
                try transaction.endRecordings(ofRoom: id, nowMs: nowMs)
                return .done()
            }
            try transaction.beginRecording(file: file, ofRoom: id, nowMs: nowMs)
            return .sent(to: "\(recorder)/\(file)")
        }
    }

    /// An encoder still sends, said every ten seconds. Refused, it is cut off: so a key that was
    /// changed and a room that was disabled end it.
    static func update(_ call: Call) throws -> Reply {
        let encoder = try Encoder(call)
        let nowMs = call.nowMs
        return try call.commit { transaction in
            _ = try encoder.admitted(transaction.reading, nowMs: nowMs)
            let video = try encoder.followed(
                transaction.reading, nowMs: nowMs, FollowEncoder.updated)
            try transaction.set(video, ofRoom: encoder.room, nowMs: nowMs)
            return .done()
        }
    }

    /// An encoder has ended, or one that was refused: the number of its connection tells.
    static func done(_ call: Call) throws -> Reply {
        let encoder = try Encoder(call, shows: false)
        let (id, nowMs) = (encoder.room, call.nowMs)
        return try call.commit { transaction in
            let video = try transaction.reading.video(ofRoom: id)
            let ended = FollowEncoder.ended(
                video, by: encoder.connection,
                isAwaited: try transaction.reading.isLive(inRoom: id), nowMs: nowMs)
            if ended != video {
                try transaction.set(ended, ofRoom: id, nowMs: nowMs)
                try transaction.endRecordings(ofRoom: id, nowMs: nowMs)
            }
            return .done()
        }
    }

    /// A picture comes to be written to disk: only what `publish` sent, under a name nobody can guess.
    static func record(_ call: Call) throws -> Reply {
        let notice = try notice(call)
        let isWanted = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.isRecording(file: notice.name)
        }
        guard isWanted else { throw Failure.encoderRefused(room: "", .noRecording) }
        return .done()
    }

    fileprivate static func notice(_ call: Call) throws(Failure) -> IngestNotice {
        guard call.request.listener == "internal" else { throw .unknownPath }
        guard !call.request.bodyIsTooLarge, let notice = IngestNotice(call.request.body) else {
            throw .encoderRefused(room: "", .unreadable)
        }
        return notice
    }
}

/// Why an encoder may not send.
enum EncoderRefusal: String, Sendable {
    case unreadable = "the notice cannot be read"
    case unknownRoom = "no such room"
    case outsideRoom = "the room plays an outside address"
    case disabledRoom = "the room is disabled"
    case wrongKey = "wrong key"
    case busy = "another encoder sends to the room"
    case noRecording = "no such recording runs"
}

/// An encoder at the door.
private struct Encoder: Sendable {
    let room: RoomID
    let connection: EncoderConnection
    private let key: StreamKey?

    /// Looks at the door before anything waits for the writer: who tries keys costs a read each.
    /// - Parameter shows: whether the notice shows a key that must fit.
    init(_ call: Call, shows: Bool = true) throws {
        let notice = try IngestHandlers.notice(call)
        guard let room = RoomID(notice.name) else {
            throw Failure.encoderRefused(room: "", .unknownRoom)
        }
        self.room = room
        key = notice.key
        connection = EncoderConnection(
            client: String(notice.client.prefix(20)),
            process: String(call.request.ingestProcess.prefix(20)))
        guard shows else { return }
        let nowMs = call.nowMs
        let door = try call.services.reader.read { transaction throws(StoreError) in
            Result { try admitted(transaction, nowMs: nowMs) }
        }
        _ = try door.get()
    }

    /// The room, when its encoder may send.
    /// - Throws: `Failure.encoderRefused`
    func admitted(_ transaction: borrowing ReadTransaction, nowMs: Int64) throws -> Room {
        guard let found = try transaction.room(room, nowMs: nowMs)?.room,
            let expected = try transaction.streamKey(of: room)
        else { throw refused(.unknownRoom) }
        guard found.playback == .rtmp else { throw refused(.outsideRoom) }
        guard found.isEnabled else { throw refused(.disabledRoom) }
        guard let key, expected.isSame(as: key) else { throw refused(.wrongKey) }
        return found
    }

    /// How the room's picture stands by what is heard of this encoder.
    /// - Throws: `Failure.encoderRefused` when another one sends.
    func followed(
        _ transaction: borrowing ReadTransaction, nowMs: Int64,
        _ rule: (RoomVideo, EncoderConnection, Int64) throws(FollowEncoder.Busy) -> RoomVideo
    ) throws -> RoomVideo {
        let video = try transaction.video(ofRoom: room)
        do throws(FollowEncoder.Busy) {
            return try rule(video, connection, nowMs)
        } catch {
            throw refused(.busy)
        }
    }

    private func refused(_ why: EncoderRefusal) -> Failure {
        .encoderRefused(room: room.text, why)
    }
}
