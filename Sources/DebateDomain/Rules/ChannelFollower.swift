/// A client's side of one channel: every event in order, none missing, none twice; and a new start
/// as soon as that cannot be known.
///
/// It holds the position and the hot numbers; the state itself is its owner's, who carries out what
/// it returns. An event is applied at `seq == last + 1` and dropped at `seq ≤ last`. A number left
/// out, another epoch, or a tick or beat that says there is more, makes it forget the position and
/// ask for the whole state: until that comes, the old state is shown, as stale.
package struct ChannelFollower: Sendable, Hashable {
    package let channel: Channel
    /// What the next `subscribe` says as `since`. `nil`: nothing is held, or not known to be whole.
    package private(set) var position: ChannelPosition?
    package private(set) var counters: HeldCounters
    /// Whether what is shown may be behind: no connection, or a new start is awaited.
    package private(set) var isStale = true

    package init(_ channel: Channel) {
        self.channel = channel
        counters = HeldCounters(of: channel)
    }

    /// Takes one frame. What is about other channels, or about none, does nothing.
    package mutating func receive(_ frame: ReceivedFrame) -> [FollowerAction] {
        guard frame.channel == channel else { return [] }
        switch frame {
        case .snapshot(let snapshot):
            position = snapshot.position
            isStale = false
            counters.replace(with: snapshot.counters, state: snapshot.state)
            return [.replace(snapshot)]
        case .resumed(_, _, let epoch, let from, _):
            guard position == ChannelPosition(epoch: epoch, seq: from) else { return startAnew() }
            isStale = false
            return []
        case .event(let event): return take(event)
        case .tick(_, let seq, _, let values):
            // Without a position: of a subscription given up, whose frames were under way.
            guard let position else { return [] }
            guard seq <= position.seq else { return startAnew() }
            let changed = counters.take(values)
            return changed.isEmpty ? [] : [.count(changed)]
        case .beat(_, let top, _):
            // Without a position: the state asked for should have come long before a beat.
            guard let position, top.epoch == position.epoch, top.seq <= position.seq else {
                return startAnew()
            }
            return []
        case .hello, .error, .bye, .ignored: return []
        }
    }

    /// The connection is gone: what is held stays, as of then.
    package mutating func lostConnection() {
        isStale = true
    }

    /// The server doubts the position (close code 4003): the next `subscribe` asks for the state.
    package mutating func forgetPosition() {
        position = nil
        isStale = true
    }

    private mutating func take(_ event: ReceivedEvent) -> [FollowerAction] {
        guard let position, event.seq > position.seq else { return [] }
        guard event.seq == position.seq + 1 else { return startAnew() }
        self.position = ChannelPosition(epoch: position.epoch, seq: event.seq)
        let dropped = counters.take(event)
        return [.apply(event)] + (dropped.isEmpty ? [] : [.count(dropped)])
    }

    private mutating func startAnew() -> [FollowerAction] {
        forgetPosition()
        return [.subscribeAgain]
    }
}

/// What a client does on a frame.
package enum FollowerAction: Sendable, Hashable {
    /// The state becomes this one; the counters are taken already.
    case replace(ReceivedSnapshot)
    /// The state takes in this event.
    case apply(ReceivedEvent)
    /// These counters changed or are gone: `ChannelFollower.counters` has them.
    case count(Set<String>)
    /// Subscribe to the channel without a position.
    case subscribeAgain
}
