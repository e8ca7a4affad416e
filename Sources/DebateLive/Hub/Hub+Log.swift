import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

extension Hub {
    /// Looks into the log: frames what is new into the rings, and the hot numbers that are due.
    /// - Returns: when to look again at the latest, in milliseconds.
    @discardableResult
    func tail() -> Int64 {
        do throws(StoreError) {
            let hasChanged = try log.hasChanged()
            var isComplete = false
            // A bell may have rung between two pages.
            while !isComplete { isComplete = try look(hasChanged: hasChanged) }
            lookedAtUs = now.monotonicUs
        } catch {
            report(.store(error.description))
        }
        let pending = channels.compactMap { $0 }.filter {
            !$0.subscribers.isEmpty && $0.counters.hasPending
        }
        let dueMs = pending.map(\.counters.dueMs).min() ?? .max
        return min(now.monotonicMs + Self.pollMs, max(dueMs, now.monotonicMs + 1))
    }

    /// How often the log is looked at when no bell rings, in milliseconds.
    static var pollMs: Int64 { 250 }

    /// - Returns: whether there was nothing more.
    private func look(hasChanged: Bool) throws(StoreError) -> Bool {
        let questions = channels.compactMap { $0 }.compactMap { live in
            question(of: live, hasChanged: hasChanged)
        }
        guard !questions.isEmpty else { return true }
        let view = try log.look(questions.map(\.1), nowMs: now.wallMs)
        var isComplete = true
        for ((live, _), found) in zip(questions, view.channels) {
            guard live.epoch == view.epoch, live.ring.top <= found.top else {
                // Numbers are given a second time: the state says what is true now.
                live.epoch = nil
                live.snapshot = nil
                if live.subscribers.isEmpty, live.waiting.isEmpty, !isWatched(live.channel) {
                    remove(live)
                } else {
                    read(live)
                }
                continue
            }
            if !append(found, live) { isComplete = false }
        }
        return isComplete
    }

    /// What is to be asked of a channel, if anything. One nobody follows is passed by, and is asked
    /// about when somebody comes.
    private func question(
        of live: LiveChannel, hasChanged: Bool
    ) -> (LiveChannel, ChannelQuestion)? {
        guard live.isEntered else { return nil }
        if hasChanged { live.mayBeBehind = true }
        let isFollowed = !live.subscribers.isEmpty
        guard isFollowed || !live.waiting.isEmpty || isWatched(live.channel) else { return nil }
        let wantsCounters =
            isFollowed && live.counters.isDue(hasChanged: hasChanged, nowMs: now.monotonicMs)
        if hasChanged, !wantsCounters { live.counters.noteChange() }
        guard live.mayBeBehind || wantsCounters else { return nil }
        live.mayBeBehind = false
        return (
            live,
            ChannelQuestion(
                channel: live.channel, after: live.ring.top, wantsCounters: wantsCounters)
        )
    }

    /// - Returns: whether the channel has all there is.
    private func append(_ found: ChannelView, _ live: LiveChannel) -> Bool {
        for event in found.events {
            guard
                live.ring.append(
                    event: Framing.text(.event(live.channel, event)), seq: event.seq)
            else {
                report(.position("\(live.channel.name) \(live.ring.top) \(event.seq)"))
                live.epoch = nil
                live.snapshot = nil
                read(live)
                return true
            }
            figures.events += 1
            // Nobody waited for what is read up when somebody comes.
            if !live.subscribers.isEmpty {
                figures.eventAges.observe(max(0, now.wallMs - event.atMs))
            }
            live.pacer.note()
            heed(event, live)
        }
        if found.events.contains(where: \.changesWhatIsShown) {
            // Nobody may come in between and be told what is hidden from now on.
            live.snapshot = nil
            if found.counters == nil, !live.subscribers.isEmpty {
                live.counters.expire()
                live.mayBeBehind = true
                return false
            }
        }
        // Behind a page that is not the last they would speak of what has not been told.
        if let counters = found.counters, live.ring.top >= found.top,
            let due = live.counters.update(counters, nowMs: now.monotonicMs)
        {
            live.ring.append(
                Framing.text(
                    .tick(live.channel, seq: live.ring.top, nowMs: now.wallMs, due)))
            live.pacer.note()
        }
        if live.ring.top >= found.top || found.events.isEmpty { return true }
        live.counters.expire()
        live.mayBeBehind = true
        return false
    }

    /// What the daemon itself learns from an event: a seat that is gone ends its sockets.
    private func heed(_ event: LoggedEvent, _ live: LiveChannel) {
        guard case .staff(let debate) = live.channel, let notice = SeatNotice(event) else {
            return
        }
        for (fd, side) in sides {
            guard let token = side.token, token.debate == debate,
                token.follower.isLost(by: notice)
            else { continue }
            doom(peer(fd), CloseCode.rightRevoked, "right revoked")
        }
    }

    func remove(_ live: LiveChannel) {
        guard let number = numbers.removeValue(forKey: live.channel) else { return }
        channels[Int(number)] = nil
        while let last = channels.last, last == nil { channels.removeLast() }
    }
}

extension LoggedEvent {
    /// Whether other hot numbers may be shown from now on.
    fileprivate var changesWhatIsShown: Bool { name.hasPrefix("round.") }
}
