import DebateDomain
import WebSocketCodec

/// The rules one connection is held to: a pure state machine, which says what is to be done.
///
/// It is small, because there is one for every viewer.
struct Session: Sendable, Hashable {
    /// When the connection was made, and when something came in last; in ticks.
    private let openedTick: UInt32
    private(set) var inboundTick: UInt32
    /// The ten seconds in which messages are counted.
    private var windowTick: UInt32
    private var framesInWindow: UInt8 = 0
    private var wasWarned = false
    private var wasPinged = false
    private var hasSubscribed = false

    /// A tick is so many milliseconds.
    static let tickMs: Int64 = 100

    init(atTick tick: UInt32) {
        (openedTick, inboundTick, windowTick) = (tick, tick, tick)
    }

    /// Something that happened to the connection.
    enum Input: Sendable, Hashable {
        /// A message or a control frame, and whether the channel it names is held already.
        case received(WebSocketInput, held: Set<Channel>)
        /// What the peer sent breaks RFC 6455.
        case fault(WebSocketFault)
        /// Somebody looks whether it is still fine; several times a minute.
        case visit(lifeMs: Int64)
    }

    /// What is to be done.
    enum Action: Sendable, Hashable {
        case subscribe(Channel, ref: Int64, since: ChannelPosition?, token: String?)
        case unsubscribe(Channel)
        case refuse(ref: Int64?, ErrorCode)
        case ping
        case pong([UInt8])
        /// Advice first where it is due, then the close frame; nothing is read any more.
        case close(UInt16, reason: String, spreadMs: Int?)
    }

    mutating func handle(_ input: Input, atTick tick: UInt32) -> [Action] {
        switch input {
        case .received(let received, let held):
            inboundTick = tick
            wasPinged = false
            return handle(received, held, tick)
        case .fault(let fault):
            return [.close(fault.code, reason: fault.why, spreadMs: nil)]
        case .visit(let lifeMs):
            return visit(tick, lifeMs)
        }
    }

    private mutating func handle(
        _ received: WebSocketInput, _ held: Set<Channel>, _ tick: UInt32
    ) -> [Action] {
        switch received {
        case .text(let bytes):
            if let overflow = count(tick) { return overflow }
            do throws(ClientFrameFault) {
                return handle(try ClientFrame.decode(bytes), held)
            } catch {
                return [.close(CloseCode.badFrame, reason: error.description, spreadMs: nil)]
            }
        case .binary:
            return [.close(CloseCode.wrongType, reason: "text only", spreadMs: nil)]
        case .ping(let payload):
            return count(tick) ?? [.pong(payload)]
        case .pong:
            return count(tick) ?? []
        case .close(let code, _):
            return [.close(code ?? CloseCode.normal, reason: "", spreadMs: nil)]
        }
    }

    private mutating func handle(_ frame: ClientFrame, _ held: Set<Channel>) -> [Action] {
        switch frame {
        case .subscribe(let ref, let name, let since, let token):
            guard let channel = Channel(name: name) else {
                return [.refuse(ref: ref, .badChannel)]
            }
            guard held.contains(channel) || held.count < LiveLimits.channels else {
                return [.refuse(ref: ref, .tooManyChannels)]
            }
            hasSubscribed = true
            return [.subscribe(channel, ref: ref, since: since, token: token)]
        case .unsubscribe(_, let name):
            return Channel(name: name).map { held.contains($0) ? [.unsubscribe($0)] : [] } ?? []
        case .unknown(_, let ref):
            return [.refuse(ref: ref, .unknownType)]
        }
    }

    /// - Returns: what is to be done instead, when there were too many.
    private mutating func count(_ tick: UInt32) -> [Action]? {
        if Self.milliseconds(from: windowTick, to: tick) >= 10_000 {
            (windowTick, framesInWindow, wasWarned) = (tick, 0, false)
        }
        framesInWindow += 1
        guard framesInWindow > LiveLimits.framesPer10s else { return nil }
        defer { wasWarned = true }
        if !wasWarned { return [.refuse(ref: nil, .busy)] }
        return [
            .close(
                CloseCode.overloaded, reason: "too many messages",
                spreadMs: LiveLimits.overloadSpreadMs)
        ]
    }

    private mutating func visit(_ tick: UInt32, _ lifeMs: Int64) -> [Action] {
        let age = Self.milliseconds(from: openedTick, to: tick)
        let silence = Self.milliseconds(from: inboundTick, to: tick)
        if silence >= LiveLimits.silenceMs {
            return [.close(CloseCode.silent, reason: "no pong", spreadMs: nil)]
        }
        if age >= lifeMs {
            return [
                .close(
                    CloseCode.recycle, reason: "recycle", spreadMs: LiveLimits.restartSpreadMs)
            ]
        }
        if !hasSubscribed, age >= LiveLimits.firstSubscribeMs {
            return [.close(CloseCode.idle, reason: "nothing subscribed", spreadMs: nil)]
        }
        guard silence >= LiveLimits.beatMs, !wasPinged else { return [] }
        wasPinged = true
        return [.ping]
    }

    /// Ticks wrap after 13 years.
    static func milliseconds(from earlier: UInt32, to later: UInt32) -> Int64 {
        Int64(later &- earlier) * tickMs
    }
}
