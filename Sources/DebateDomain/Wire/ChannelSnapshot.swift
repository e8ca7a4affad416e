/// A channel whole: its state, where it stands, and its hot numbers, all of one commit.
package struct ChannelSnapshot: Sendable {
    package let channel: Channel
    package let position: ChannelPosition
    package let state: any JSONWritable
    package let counters: Counters

    package init(
        _ channel: Channel, at position: ChannelPosition, state: any JSONWritable,
        counters: Counters
    ) {
        self.channel = channel
        self.position = position
        self.state = state
        self.counters = counters
    }

    /// The frame that carries it.
    package func frame(nowMs: Int64) -> LiveFrame {
        .snapshot(channel, position, nowMs: nowMs, state: state, counters)
    }
}
