/// One frame a client received, as far as it can read it.
///
/// The counterpart of `LiveFrame`: of an older or newer server, so what it does not know it ignores.
package enum ReceivedFrame: Sendable, Hashable {
    case hello(ReceivedHello)
    /// Events from + 1 … to follow, then a tick.
    case resumed(ref: Int64?, Channel, epoch: String, from: Int64, to: Int64)
    /// Replaces everything held for the channel.
    case snapshot(ReceivedSnapshot)
    case event(ReceivedEvent)
    /// Hot numbers, absolute; `seq` is the channel's last.
    case tick(Channel, seq: Int64, nowMs: Int64, Counters)
    case beat(Channel, ChannelPosition, nowMs: Int64)
    /// One request was refused; `code` may be a word not known here.
    case error(ref: Int64?, code: String, message: String, isTemporary: Bool)
    /// The connection closes next, with the same code.
    case bye(code: Int, reason: String, spreadMs: Int)
    /// Of a type, or about a channel, that this client does not know: to be passed over.
    case ignored(type: String)

    /// Reads a message: one JSON object, or several, one a line.
    /// - Throws: `ReceivedFrameFault` when one of them is no frame: the server is broken.
    package static func decode(
        message: [UInt8]
    ) throws(ReceivedFrameFault) -> [ReceivedFrame] {
        try values(of: message).map { value throws(ReceivedFrameFault) in
            try ReceivedFrame(value)
        }
    }

    /// The JSON of a message, for whoever wants more than the frames.
    package static func values(
        of message: [UInt8]
    ) throws(ReceivedFrameFault) -> [JSONValue] {
        try message.split(separator: UInt8(ascii: "\n")).map { line throws(ReceivedFrameFault) in
            do throws(JSONProblem) {
                return try JSONParser.parse(Array(line))
            } catch {
                throw .notJSON(error)
            }
        }
    }

    /// - Throws: `ReceivedFrameFault` when a member of a known type is missing or of another kind.
    package init(_ value: JSONValue) throws(ReceivedFrameFault) {
        let members = FrameMembers(value)
        let type = try members.text("type")
        switch type {
        case "hello": self = .hello(try ReceivedHello(members))
        case "error":
            self = .error(
                ref: value["ref"]?.integer, code: try members.text("code"),
                message: value["message"]?.string ?? "",
                isTemporary: value["temporary"] == .boolean(true))
        case "bye":
            self = .bye(
                code: Int(try members.number("code")), reason: value["reason"]?.string ?? "",
                spreadMs: Int(value["spreadMs"]?.safeNumber ?? 0))
        case "resumed", "snapshot", "event", "tick", "beat":
            guard let channel = Channel(name: try members.text("channel")) else {
                self = .ignored(type: type)
                return
            }
            try self.init(type, of: channel, members)
        default: self = .ignored(type: type)
        }
    }

    private init(
        _ type: String, of channel: Channel, _ members: FrameMembers
    ) throws(ReceivedFrameFault) {
        switch type {
        case "resumed":
            self = .resumed(
                ref: members.value["ref"]?.integer, channel, epoch: try members.text("epoch"),
                from: try members.number("from"), to: try members.number("to"))
        case "snapshot": self = .snapshot(try ReceivedSnapshot(of: channel, members))
        case "event":
            self = .event(
                ReceivedEvent(
                    channel: channel, seq: try members.number("seq"),
                    name: try members.text("name"), atMs: try members.number("atMs"),
                    data: try members.object("data")))
        case "tick":
            self = .tick(
                channel, seq: try members.number("seq"), nowMs: try members.number("nowMs"),
                try members.counters("values"))
        default:
            self = .beat(
                channel, try members.position(), nowMs: try members.number("nowMs"))
        }
    }

    /// The channel it is about, if it is about one.
    package var channel: Channel? {
        switch self {
        case .resumed(_, let channel, _, _, _), .tick(let channel, _, _, _),
            .beat(let channel, _, _):
            channel
        case .snapshot(let snapshot): snapshot.channel
        case .event(let event): event.channel
        case .hello, .error, .bye, .ignored: nil
        }
    }
}

/// What a server says first.
package struct ReceivedHello: Sendable, Hashable {
    /// Names the connection in the server's log.
    package let connection: String
    /// Milliseconds UTC.
    package let nowMs: Int64
    /// The time between beats: whoever hears nothing for so long and ten seconds comes back anew.
    package let beatMs: Int

    init(_ members: FrameMembers) throws(ReceivedFrameFault) {
        connection = members.value["connection"]?.string ?? ""
        nowMs = try members.number("nowMs")
        beatMs = Int(try members.number("beatMs"))
    }
}

/// The whole of a channel at one position.
package struct ReceivedSnapshot: Sendable, Hashable {
    package let channel: Channel
    package let position: ChannelPosition
    /// Milliseconds UTC.
    package let nowMs: Int64
    /// An object.
    package let state: JSONValue
    package let counters: Counters

    init(of channel: Channel, _ members: FrameMembers) throws(ReceivedFrameFault) {
        self.channel = channel
        position = try members.position()
        nowMs = try members.number("nowMs")
        state = try members.object("state")
        counters = try members.counters("counters")
    }
}

/// One event of a channel.
package struct ReceivedEvent: Sendable, Hashable {
    package let channel: Channel
    package let seq: Int64
    /// `debate.started`; may be one not known here.
    package let name: String
    /// Milliseconds UTC.
    package let atMs: Int64
    /// An object.
    package let data: JSONValue
}
