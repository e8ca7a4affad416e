import DebateDomain
import DebateRuntime

/// A room as the API shows it to anyone; never its key.
struct RoomView: JSONWritable {
    private let record: RoomRecord

    init(_ record: RoomRecord) {
        self.record = record
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", record.room.id.text)
            RoomFacts(room: record.room).writeMembers(to: &json)
            json.key("video")
            record.video.write(to: &json)
            json.member("currentLiveId", record.current?.text)
        }
    }
}

/// A room on record: nothing to push by.
struct RoomFacts: JSONWritable {
    let room: Room

    func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    func writeMembers(to json: inout JSONWriter) {
        json.member("revision", room.revision)
        json.member("name", room.name)
        json.member("description", room.description)
        json.member("enabled", room.isEnabled)
        json.key("playback")
        json.object { json in
            json.member("kind", room.playback.kind.rawValue)
            json.member("url", room.playback.url)
        }
        json.member("videoDelayMs", room.videoDelayMs)
        json.member("record", room.isRecorded)
    }
}

/// Where encoders push to: the host people reach us by.
struct PushAddress: Sendable {
    let url: String

    init(_ call: Call) {
        let origin =
            call.services.settings.publicURL
            ?? "http://" + (call.request.header("HTTP_HOST") ?? "")
        let host = Self.host(origin)
        let port = call.services.settings.rtmpPort
        // Encoders know 1935 by themselves.
        url =
            "rtmp://" + (Self.isPlain(host) ? host : "localhost")
            + ([0, 1935].contains(port) ? "" : ":\(port)") + "/live"
    }

    /// `Host` is whatever a client wrote; what is copied into an encoder is a name or an address.
    private static func isPlain(_ host: Substring) -> Bool {
        !host.isEmpty
            && host.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || ".-:[]".utf8.contains($0)
            }
    }

    /// The host of an origin, without scheme and port; brackets of an IPv6 address stay.
    private static func host(_ origin: String) -> Substring {
        let authority = origin.split(separator: "/").last ?? ""
        if let end = authority.lastIndex(of: "]") { return authority[...end] }
        return authority.prefix { $0 != ":" }
    }
}

/// `{pushUrl, streamKey}` as OBS asks for them: what it calls the key names the room too.
struct KeyView: JSONWritable {
    let address: PushAddress
    let room: RoomID
    let key: StreamKey

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("pushUrl", address.url)
            json.member("streamKey", "\(room.text)?key=\(key.secret)")
        }
    }
}
