import DebateRuntime

/// Tells the workers what the daemon does, in its shared figures: the hub counts for itself, and
/// what is new is passed on after every turn of the loop, so that a killed daemon loses nothing.
struct FigureReport {
    private let shared: PushFigures
    private var told = HubFigures()

    /// - Parameter mostConnections: how many there may be at once.
    init(_ shared: PushFigures, mostConnections: Int) {
        self.shared = shared
        shared.set(.connectionsLimit, to: Int64(mostConnections))
    }

    /// After a turn of the loop.
    /// Cost: a comparison where nothing happened.
    mutating func tell<W: Wire>(_ hub: Hub<W>) {
        shared.set(.lookedAtUs, to: hub.lookedAtUs)
        shared.set(.connections, to: Int64(hub.openCount))
        let now = hub.figures
        guard now != told else { return }
        func add(_ counter: PushFigures.Counter, _ now: Int, since before: Int) {
            shared.add(Int64(now - before), to: counter)
        }
        add(.accepted, now.accepted, since: told.accepted)
        add(.refused, now.refused, since: told.refused)
        add(.events, now.events, since: told.events)
        add(.deliveries, now.deliveries, since: told.deliveries)
        add(.answers, now.answers, since: told.answers)
        add(.sends, now.sends, since: told.sends)
        add(.sentBytes, now.sentBytes, since: told.sentBytes)
        add(.slowReaders, now.slowReaders, since: told.slowReaders)
        add(.snapshotReads, now.entries, since: told.entries)
        shared.rounds.add(now.roundTimes, since: told.roundTimes)
        shared.eventAge.add(now.eventAges, since: told.eventAges)
        told = now
    }

    /// Once a second: what takes a look at every channel.
    func tellChannels<W: Wire>(_ hub: Hub<W>) {
        let channels = hub.channels.compactMap { $0 }
        shared.set(.channels, to: Int64(channels.count))
        shared.set(.blocked, to: Int64(hub.blocked.count))
        shared.set(.viewers, to: Int64(hub.viewers.values.reduce(0, +)))
    }

    /// The daemon ends: from now on it is not there, which is other than being late.
    func end() {
        shared.set(.lookedAtUs, to: 0)
    }
}
