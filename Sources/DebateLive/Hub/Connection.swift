import DebateDomain
import DebateSecurity
import WebSocketCodec

/// What the daemon keeps of every connection, in a flat table by descriptor.
///
/// What few connections need stands beside it in a `SideRecord`.
struct Connection {
    enum Phase: UInt8 {
        case free
        /// Waits for the request to upgrade.
        case opening
        case open
        /// Gets what is left for it; then its peer closes, or time ends it.
        case closing
    }

    var generation: UInt32 = 0
    var phase = Phase.free
    /// The peer takes nothing now; the loop passes it by.
    var isBlocked = false
    /// A frame of `bound` went out in part: nothing else may be sent before its end.
    var isMidFrame = false
    var hasSide = false
    var session = Session(atTick: 0)
    var first = Subscription()

    /// Whether it takes bytes, and all that is for it is what its one channel's ring holds from there.
    func awaits(_ place: UInt64) -> Bool {
        !isBlocked && !hasSide && first.cursor == place
    }
}

/// A channel a connection follows: where it stands in the channel's ring and among its subscribers.
struct Subscription {
    /// In the hub's list of channels; -1: none.
    var channel: Int32 = -1
    var place: Int32 = 0
    var cursor: UInt64 = 0

    var isUsed: Bool { channel >= 0 }
}

/// What only some connections need.
final class SideRecord {
    /// Bytes of the request to upgrade, until it is whole.
    var request: [UInt8] = []
    /// A message half received.
    var parser: FrameParser?
    /// What is for this connection alone, in order; goes out before its rings.
    var output: [OutputChunk] = []
    /// Of the chunk at the front, how much went out.
    var sent = 0
    /// Channels beyond the first.
    var further: [Subscription] = []
    /// Channels it asked for that are not read yet.
    var awaited: Set<Channel> = []
    /// What lets it follow channels that are not public.
    var token: LiveToken?
    /// Once it is to close.
    var farewell: Farewell?
    /// Bytes put into `output` for this connection alone since it was empty.
    var ownBytes = 0
    /// Since when `output` is not empty, in ticks.
    var outputTick: UInt32 = 0

    /// Whether it can go.
    var isEmpty: Bool {
        request.isEmpty && parser == nil && output.isEmpty && further.isEmpty && awaited.isEmpty
            && token == nil && farewell == nil
    }
}

/// Framed bytes that may be shared by many connections.
final class OutputChunk: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}
