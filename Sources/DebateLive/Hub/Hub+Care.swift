import DebateDomain
import DebateRuntime
import DebateSecurity
import WebSocketCodec

extension Hub {
    /// How long a channel nobody follows is kept, in milliseconds.
    static var channelLifeMs: Int64 { 300_000 }
    /// All connections are visited once in this time.
    static var visitPeriodTicks: UInt32 { 50 }

    /// Sends what the rings hold to those channels whose time has come.
    /// - Parameter clockUs: the monotonic clock, read anew: a round takes its time.
    func sendDue(_ clockUs: () -> Int64) {
        // Whose right the log has ended gets nothing of what stands behind that.
        endDoomed()
        for live in channels.compactMap({ $0 }) {
            guard let dueUs = live.pacer.dueUs, dueUs <= now.monotonicUs else { continue }
            let beganUs = clockUs()
            sendRound(live)
            let endedUs = clockUs()
            live.pacer.sent(fromUs: beganUs, toUs: endedUs)
            figures.rounds += 1
            figures.roundTimes.observe(endedUs - beganUs)
            figures.longestRoundUs = max(figures.longestRoundUs, endedUs - beganUs)
        }
        endDoomed()
    }

    /// When the next round is due, in microseconds.
    var nextRoundUs: Int64? { channels.compactMap { $0?.pacer.dueUs }.min() }

    /// Does what is due by the clock; called each tick.
    func care() {
        for live in channels.compactMap({ $0 }) { care(live) }
        cutSlowReaders()
        visit()
        endDoomed()
        endClosing()
    }

    private func care(_ live: LiveChannel) {
        let nowMs = now.monotonicMs
        live.noteHead(nowMs: nowMs)
        if let retryAtMs = live.retryAtMs, retryAtMs <= nowMs { read(live) }
        if nowMs >= live.beatAtMs, let position = live.position {
            live.beatAtMs = nowMs + LiveLimits.beatMs
            if !live.subscribers.isEmpty {
                live.ring.append(
                    Framing.text(.beat(live.channel, position, nowMs: now.wallMs)))
                live.pacer.note()
            }
        }
        if let emptySinceMs = live.emptySinceMs, live.waiting.isEmpty, !live.isBeingRead,
            nowMs - emptySinceMs >= (live.isEntered ? Self.channelLifeMs : 0),
            !isWatched(live.channel)
        {
            remove(live)
        }
    }

    /// Whether somebody's right hangs on what a channel tells.
    func isWatched(_ channel: Channel) -> Bool {
        guard case .staff(let debate) = channel else { return false }
        return sides.values.contains { $0.token?.debate == debate }
    }

    private func cutSlowReaders() {
        let nowMs = now.monotonicMs
        for fd in blocked {
            let isBehind = subscriptions(of: fd).contains { subscription in
                channels[Int(subscription.channel)]?.isTooFarBehind(
                    subscription.cursor, nowMs: nowMs) ?? false
            }
            guard let side = sides[fd], !side.output.isEmpty else {
                if isBehind { doom(peer(fd), CloseCode.slowReader, "too slow") }
                continue
            }
            // What is its own comes first: a new subscriber has some time for its snapshot.
            if Session.milliseconds(from: side.outputTick, to: tick) >= LiveLimits.graceMs {
                doom(peer(fd), CloseCode.slowReader, "too slow")
            }
        }
    }

    /// Visits a part of the connections, so that each is visited every five seconds.
    private func visit() {
        let passed = tick &- visitedTick
        visitedTick = tick
        // After a standstill what peers sent meanwhile is read first.
        guard !connections.isEmpty, passed < Self.visitPeriodTicks else { return }
        let count =
            (connections.count * Int(passed) + Int(Self.visitPeriodTicks) - 1)
            / Int(Self.visitPeriodTicks)
        for _ in 0..<min(count, connections.count) {
            visitPlace = (visitPlace + 1) % connections.count
            if connections[visitPlace].phase != .free { visit(Int32(visitPlace)) }
        }
    }

    private func visit(_ fd: Int32) {
        let (connection, peer) = (connections[Int(fd)], peer(fd))
        switch connection.phase {
        case .free, .closing: break
        case .opening:
            let ageMs = Session.milliseconds(from: connection.session.inboundTick, to: tick)
            if ageMs >= LiveLimits.handshakeMs { doom(peer, 0, "") }
        case .open:
            if let token = sides[fd]?.token, token.expiresAtMs <= now.wallMs {
                doom(
                    peer, CloseCode.tokenExpired, "token expired",
                    spreadMs: LiveLimits.restartSpreadMs)
            } else {
                act(peer, .visit(lifeMs: Self.life(of: peer)))
                pump(fd)
                dropSideIfEmpty(fd)
            }
        }
    }

    /// An hour, spread by a tenth to both sides.
    static func life(of peer: Peer) -> Int64 {
        let spread = LiveLimits.lifeMs / 5
        return LiveLimits.lifeMs - spread / 2
            + Int64(peer.generation &* 2_654_435_761) % spread
    }

    /// Takes no more connections and sends those there are away, to come back in a moment.
    func stop() {
        isStopping = true
        for fd in connections.indices where connections[fd].phase != .free {
            doom(
                peer(Int32(fd)), CloseCode.recycle, "restart",
                spreadMs: LiveLimits.restartSpreadMs)
        }
        endDoomed()
    }

    /// Viewers by debate: those who follow its public channel, screens aside.
    var viewers: [DebateID: Int] {
        var counts: [DebateID: Int] = [:]
        for live in channels.compactMap({ $0 }) {
            if case .debate(let debate) = live.channel { counts[debate] = live.viewers }
        }
        return counts
    }
}
