import DebateDomain
import WebSocketCodec

/// How a connection ends: ours speaks first or answers, and nobody is cut off from what was said.
///
/// A socket that is closed while its peer still sends is answered with a reset, and the reset takes
/// away what the peer has not read yet: the close frame that says why. So a connection is kept, read
/// and not listened to, until the peer has closed too.
/// Source: RFC 6455 §7.1.1, §7.1.2; RFC 1122 §4.2.2.13.
extension Hub {
    /// Ends a connection when it is safe: never while a round through subscribers runs.
    /// - Parameter code: 0: without a word.
    func doom(_ peer: Peer, _ code: UInt16, _ reason: String, spreadMs: Int? = nil) {
        doomed.append((peer, code, reason, spreadMs))
    }

    func endDoomed() {
        while !doomed.isEmpty {
            let these = doomed
            doomed = []
            for (peer, code, reason, spreadMs) in these {
                // The first reason counts.
                guard isCurrent(peer), phase(of: peer) != .closing || code == 0 else { continue }
                if code == CloseCode.slowReader { figures.slowReaders += 1 }
                startClosing(peer, code, reason, spreadMs)
            }
        }
    }

    /// Says why, where a frame boundary allows it.
    private func startClosing(
        _ peer: Peer, _ code: UInt16, _ reason: String, _ spreadMs: Int?
    ) {
        let fd = peer.fd
        let connection = connections[Int(fd)]
        let mayWrite =
            code != 0 && connection.phase == .open && !connection.isMidFrame
            && (sides[fd]?.sent ?? 0) == 0
        guard mayWrite else { return end(peer) }
        for subscription in subscriptions(of: fd) { leave(subscription, fd) }
        connections[Int(fd)].first = Subscription()
        let side = side(fd)
        for channel in side.awaited { stopWaiting(peer, for: channel) }
        (side.further, side.output, side.awaited) = ([], [], [])
        side.farewell = Farewell(atTick: tick)
        connections[Int(fd)].phase = .closing
        closing.insert(fd)
        if let spreadMs {
            enqueue(.bye(code: Int(code), reason: reason, spreadMs: spreadMs), fd)
        }
        enqueue(OutputChunk(FrameWriter.close(code: code, reason: reason)), fd)
        connections[Int(fd)].isBlocked = false
        pump(fd)
        unwatchIfFree(peer)
    }

    /// A connection that closes has sent all that was for it.
    func farewellSent(_ fd: Int32) {
        guard let side = sides[fd], side.farewell?.isAwaited == true, side.parser?.isClosed != true
        else { return end(peer(fd)) }
    }

    /// Bytes of a peer that has been sent its close frame: only its own matters.
    func hear(_ bytes: UnsafeRawBufferPointer, from peer: Peer) {
        guard let side = sides[peer.fd] else { return }
        side.farewell?.heardTick = tick
        var parser = side.parser ?? newParser()
        // What it breaks has no meaning any more: it is being let go.
        try? parser.feed(bytes) { _ in }
        side.parser = parser
    }

    /// Ends the connections whose peers will not close any more; called each tick.
    func endClosing() {
        for fd in closing where sides[fd]?.farewell?.isOver(atTick: tick, sides[fd]?.parser) ?? true
        {
            end(peer(fd))
        }
    }
}

/// What is left to do for a connection that has been told to close.
struct Farewell {
    private let sinceTick: UInt32
    /// When the peer was heard last.
    var heardTick: UInt32
    /// Whether the peer has to close too, as after every close frame.
    let isAwaited: Bool

    init(atTick tick: UInt32, isAwaited: Bool = true) {
        (sinceTick, heardTick, self.isAwaited) = (tick, tick, isAwaited)
    }

    /// Of a peer that broke the standard no close frame can be told: it is waited for only while it
    /// sends.
    func isOver(atTick tick: UInt32, _ parser: FrameParser?) -> Bool {
        let silence = Session.milliseconds(from: heardTick, to: tick)
        return Session.milliseconds(from: sinceTick, to: tick) >= LiveLimits.closingMs
            || (parser?.hasFailed == true && silence >= LiveLimits.brokenSilenceMs)
    }
}
