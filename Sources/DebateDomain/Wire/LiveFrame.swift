/// One frame a server sends, over the socket and in the REST fallback alike (docs/protocol.md).
///
/// `ref`: that of the `subscribe` it answers; absent over REST.
/// Times are milliseconds UTC.
package enum LiveFrame: JSONWritable {
    /// The first of a connection. `connection` names it in logs; `beatMs` is the time between beats.
    case hello(connection: String, nowMs: Int64, beatMs: Int, limits: FrameLimits)
    /// Events from + 1 … to follow, then a tick.
    case resumed(ref: Int64? = nil, Channel, epoch: String, from: Int64, to: Int64)
    /// Replaces everything held for the channel; the same bytes for everyone, hence without a `ref`.
    case snapshot(
        Channel, ChannelPosition, nowMs: Int64, state: any JSONWritable, Counters)
    case event(Channel, LoggedEvent)
    /// Hot numbers, absolute; `seq` is the channel's last.
    case tick(Channel, seq: Int64, nowMs: Int64, Counters)
    /// A sign of life of one channel, with its position.
    case beat(Channel, ChannelPosition, nowMs: Int64)
    /// One request was refused; the socket stays. `ref` is absent when the request had none.
    case error(ref: Int64?, code: ErrorCode, message: String)
    /// The connection closes next, with the same code. The first wait before coming back is drawn
    /// from 0 … `spreadMs`.
    case bye(code: Int, reason: String, spreadMs: Int)

    package func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .hello(let connection, let nowMs, let beatMs, let limits):
                json.member("type", "hello")
                json.member("v", 1)
                json.member("connection", connection)
                json.member("nowMs", nowMs)
                json.member("beatMs", beatMs)
                json.key("limits")
                limits.write(to: &json)
            case .resumed(let ref, let channel, let epoch, let from, let to):
                json.member("type", "resumed")
                json.memberIfPresent("ref", ref)
                json.member("channel", channel.name)
                json.member("epoch", epoch)
                json.member("from", from)
                json.member("to", to)
            case .snapshot(let channel, let position, let nowMs, let state, let counters):
                json.member("type", "snapshot")
                json.member("channel", channel.name)
                position.writeMembers(to: &json)
                json.member("nowMs", nowMs)
                counters.writeRound(to: &json)
                json.key("state")
                state.write(to: &json)
                json.key("counters")
                counters.write(to: &json)
            case .event(let channel, let event):
                json.member("type", "event")
                json.member("channel", channel.name)
                json.member("seq", event.seq)
                json.member("name", event.name)
                json.member("atMs", event.atMs)
                json.member("data", json: event.data)
            case .tick(let channel, let seq, let nowMs, let counters):
                json.member("type", "tick")
                json.member("channel", channel.name)
                json.member("seq", seq)
                json.member("nowMs", nowMs)
                counters.writeRound(to: &json)
                json.key("values")
                counters.write(to: &json)
            case .beat(let channel, let position, let nowMs):
                json.member("type", "beat")
                json.member("channel", channel.name)
                position.writeMembers(to: &json)
                json.member("nowMs", nowMs)
            case .error(let ref, let code, let message):
                json.member("type", "error")
                json.memberIfPresent("ref", ref)
                json.member("code", code.rawValue)
                json.member("message", message)
                json.member("temporary", code.isTemporary)
            case .bye(let code, let reason, let spreadMs):
                json.member("type", "bye")
                json.member("code", code)
                json.member("reason", reason)
                json.member("spreadMs", spreadMs)
            }
        }
    }
}

/// What one connection may do: told in `hello`.
///
/// Shape: `{frameBytes, channels, framesPer10s}`
package struct FrameLimits: JSONWritable, Hashable {
    /// The longest frame a client may send.
    package let frameBytes: Int
    /// Subscriptions held at once.
    package let channels: Int
    /// Frames a client may send in ten seconds.
    package let framesPer10s: Int

    package init(
        frameBytes: Int = ClientFrame.longestBytes, channels: Int = 16, framesPer10s: Int = 20
    ) {
        self.frameBytes = frameBytes
        self.channels = channels
        self.framesPer10s = framesPer10s
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("frameBytes", frameBytes)
            json.member("channels", channels)
            json.member("framesPer10s", framesPer10s)
        }
    }
}

/// Why one request on a socket is refused; the raw value is the wire's word.
package enum ErrorCode: String, Sendable, Hashable, CaseIterable {
    /// No such channel, or not for this client: the answer does not tell which.
    case forbidden
    /// The name is no channel's.
    case badChannel = "bad_channel"
    case tooManyChannels = "too_many_channels"
    /// A `type` this server does not know.
    case unknownType = "unknown_type"
    /// Too many frames, or no means right now: ask again later.
    case busy

    /// Whether the same request may be taken later.
    package var isTemporary: Bool { self == .busy }
}

extension ChannelPosition {
    /// Writes the members `epoch, seq`.
    func writeMembers(to json: inout JSONWriter) {
        json.member("epoch", epoch)
        json.member("seq", seq)
    }
}
