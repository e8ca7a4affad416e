/// One frame a server sends, over the socket and in the REST fallback alike (docs/protocol.md).
package enum LiveFrame: JSONWritable {
    /// Events from + 1 … to follow, then a tick.
    case resumed(Channel, epoch: String, from: Int64, to: Int64)
    /// Replaces everything held for the channel.
    case snapshot(Channel, ChannelPosition, nowMs: Int64, state: any JSONWritable, Counters)
    case event(Channel, LoggedEvent)
    /// Hot numbers, absolute; `seq` is the channel's last.
    case tick(Channel, seq: Int64, nowMs: Int64, Counters)

    package func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .resumed(let channel, let epoch, let from, let to):
                json.member("type", "resumed")
                json.member("channel", channel.name)
                json.member("epoch", epoch)
                json.member("from", from)
                json.member("to", to)
            case .snapshot(let channel, let position, let nowMs, let state, let counters):
                json.member("type", "snapshot")
                json.member("channel", channel.name)
                json.member("epoch", position.epoch)
                json.member("seq", position.seq)
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
            }
        }
    }
}

/// The hot numbers of a channel: `{name: [value, rev]}`, and which round's the tally is.
package struct Counters: JSONWritable, Hashable {
    /// `r2`; absent while there is no round.
    package var roundID: String?
    package var values: [CounterValue]

    package init(roundID: String? = nil, values: [CounterValue] = []) {
        self.roundID = roundID
        self.values = values
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            for counter in values {
                json.key(text: counter.name)
                json.array { json in
                    switch counter.value {
                    case .number(let value): json.integer(value)
                    case .word(let word): json.string(word)
                    }
                    json.integer(counter.rev)
                }
            }
        }
    }

    func writeRound(to json: inout JSONWriter) {
        if let roundID { json.member("roundId", roundID) }
    }
}
