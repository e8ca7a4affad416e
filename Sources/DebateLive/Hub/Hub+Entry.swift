import DebateDomain
import DebateStore

/// Reading the state of channels, and letting in those who wait for it.
extension Hub {
    /// Has the state read, once for all who wait.
    func read(_ live: LiveChannel) {
        guard !live.isBeingRead, !live.waiting.isEmpty || !live.isEntered else { return }
        live.isBeingRead = true
        live.retryAtMs = nil
        figures.entries += 1
        requestEntry(
            EntryRequest(
                channel: live.channel, positions: Set(live.waiting.compactMap(\.since)),
                followers: Set(live.waiting.compactMap(\.follower)),
                wantsRecent: live.subscribers.isEmpty && !live.isEntered))
    }

    /// The state of a channel was read.
    func entered(_ channel: Channel, _ entry: Entry) {
        guard let live = numbers[channel].flatMap({ channels[Int($0)] }) else { return }
        live.isBeingRead = false
        switch entry {
        case .failed:
            live.retryAtMs = now.monotonicMs + 500
        case .absent:
            for waiting in live.waiting { refuse(waiting, live) }
            live.waiting = []
            // A restored log may not know the debate any more.
            for peer in live.subscribers {
                doom(peer, CloseCode.positionFault, "no such debate any more")
            }
        case .found(let found):
            take(found, live)
        }
        endDoomed()
    }

    private func refuse(_ waiting: LiveChannel.Waiting, _ live: LiveChannel) {
        let fd = waiting.peer.fd
        sides[fd]?.awaited.remove(live.channel)
        refuse(waiting.ref, .forbidden, fd)
        pump(fd)
    }

    private func take(_ found: FoundEntry, _ live: LiveChannel) {
        if live.epoch != found.position.epoch {
            // New here, or the log is another one: whoever follows gets the state by the ring.
            live.epoch = found.position.epoch
            // It was read a moment ago, and looked past since.
            live.mayBeBehind = true
            fill(live, found)
            live.counters.begin(found.counters, nowMs: now.monotonicMs)
            replaceState(found, live)
        }
        live.isRestricted = found.isRestricted
        if live.subscribers.isEmpty { live.counters.begin(found.counters, nowMs: now.monotonicMs) }
        if found.position.seq > live.ring.top { tail() }
        guard live.epoch == found.position.epoch,
            let place = live.ring.place(after: found.position.seq)
        else { return read(live) }
        live.snapshot = LiveChannel.CachedSnapshot(
            chunk: found.snapshot, counters: found.counters, seq: found.position.seq,
            readAtMs: now.monotonicMs)
        let waiting = live.waiting
        live.waiting = []
        for one in waiting where isCurrent(one.peer) {
            admit(one, found, live, at: place)
        }
        read(live)
    }

    /// Begins the ring with the last events: after a restart thousands come back, and none of them
    /// shall need a read of their own.
    private func fill(_ live: LiveChannel, _ found: FoundEntry) {
        let recent = live.subscribers.isEmpty ? found.recent : []
        live.ring.restart(after: found.position.seq - Int64(recent.count))
        for event in recent {
            live.ring.append(event: Framing.text(.event(live.channel, event)), seq: event.seq)
        }
        if live.ring.top < found.position.seq { live.ring.restart(after: found.position.seq) }
    }

    /// Sends all who follow a channel its new state. One too long for the ring is fetched by each.
    private func replaceState(_ found: FoundEntry, _ live: LiveChannel) {
        guard !live.subscribers.isEmpty else { return }
        // Of a debate that is a rehearsal now, nobody gets anything without asking anew.
        if !found.isRestricted || !live.channel.isPublic, live.ring.append(found.snapshot.bytes) {
            return live.pacer.note()
        }
        for peer in live.subscribers {
            doom(
                peer, CloseCode.positionFault, "state replaced",
                spreadMs: LiveLimits.restartSpreadMs)
        }
    }

    private func admit(
        _ waiting: LiveChannel.Waiting, _ found: FoundEntry, _ live: LiveChannel,
        at place: UInt64
    ) {
        let fd = waiting.peer.fd
        guard phase(of: waiting.peer) == .open else { return }
        if let follower = waiting.follower, !found.entitled.contains(follower) {
            // Who came while it was read is looked at by the next read.
            if found.request.followers.contains(follower) { return refuse(waiting, live) }
            live.waiting.append(waiting)
            return
        }
        if live.isRestricted, waiting.follower == nil { return refuse(waiting, live) }
        sides[fd]?.awaited.remove(live.channel)
        if resume(waiting, live) { return pump(fd) }
        if let since = waiting.since, let events = found.replays[since],
            live.ring.head - place <= Self.longestReplayBytes
        {
            let logged = events.flatMap { Framing.text(.event(live.channel, $0)) }
            let later = live.ring.events(after: found.position.seq)
            join(waiting, live, from: since, with: logged + later, at: live.ring.head)
        } else {
            enqueue(found.snapshot, fd, isShared: true)
            live.counters.note(shown: found.counters)
            add(waiting, live, at: place)
        }
        pump(fd)
    }
}
