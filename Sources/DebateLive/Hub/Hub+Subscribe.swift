import DebateDomain
import DebateSecurity
import WebSocketCodec

extension Hub {
    /// More bytes than this are not sent again from the ring.
    static var longestReplayBytes: UInt64 { 131_072 }
    /// A snapshot may be so old: the ring closes the gap.
    static var snapshotLifeMs: Int64 { 1000 }

    /// Enters a channel, or says why not.
    func subscribe(
        _ peer: Peer, to channel: Channel, ref: Int64, since: ChannelPosition?, token: String?
    ) {
        let fd = peer.fd
        guard use(token, fd) else { return refuse(ref, .forbidden, fd) }
        let held = sides[fd]?.token
        let follower = held?.allows(channel) == true ? held?.follower : nil
        guard channel.isPublic || follower != nil else { return refuse(ref, .forbidden, fd) }
        // A second subscription to a channel replaces the first.
        unsubscribe(peer, from: channel)
        // One that is in the middle of a frame ends its connection instead.
        guard !self.held(by: fd).contains(channel) else { return }
        guard let live = liveChannel(channel) else { return refuse(ref, .busy, fd) }
        let waiting = LiveChannel.Waiting(
            peer: peer, ref: ref, since: since, follower: follower)
        // A right is looked at in the store each time it is used.
        if live.isEntered, follower == nil {
            if live.isRestricted { return refuse(ref, .forbidden, fd) }
            // While nobody follows, hot numbers are not looked at: they are read anew.
            if !live.subscribers.isEmpty, resume(waiting, live) { return }
            if enterFromCache(waiting, live) { return }
        }
        side(fd).awaited.insert(channel)
        live.waiting.append(waiting)
        read(live)
    }

    func refuse(_ ref: Int64, _ code: ErrorCode, _ fd: Int32) {
        enqueue(.error(ref: ref, code: code, message: code.sentence), fd)
    }

    /// Takes the token a client brings; a connection has one follower at most, so that the loss of a
    /// right ends all that was opened by it.
    ///
    /// Whoever has a token is cut off with their seat, which the staff's channel tells of.
    /// - Returns: `false` when it is another follower's than before. One that is none changes nothing.
    private func use(_ text: String?, _ fd: Int32) -> Bool {
        guard let text, let token = verifyToken(text, now.wallMs) else { return true }
        if let held = sides[fd]?.token {
            guard held.debate == token.debate, held.follower == token.follower else {
                return false
            }
        }
        let wasScreen = isScreen(fd)
        side(fd).token = token
        if wasScreen != isScreen(fd) {
            for subscription in subscriptions(of: fd) {
                channels[Int(subscription.channel)]?.viewers -= 1
            }
        }
        if let staff = liveChannel(.staff(token.debate)), !staff.isEntered { read(staff) }
        return true
    }

    func unsubscribe(_ peer: Peer, from channel: Channel) {
        let fd = peer.fd
        if sides[fd]?.awaited.remove(channel) != nil { stopWaiting(peer, for: channel) }
        guard let number = numbers[channel],
            let subscription = subscriptions(of: fd).first(where: { $0.channel == number })
        else { return }
        // The end of a frame that went out in part must still come from this ring.
        if connections[Int(fd)].isMidFrame, connections[Int(fd)].first.channel == number {
            return doom(peer, CloseCode.slowReader, "too slow")
        }
        leave(subscription, fd)
        if connections[Int(fd)].first.channel == number {
            connections[Int(fd)].first = Subscription()
        } else {
            sides[fd]?.further.removeAll { $0.channel == number }
        }
        dropSideIfEmpty(fd)
    }

    func stopWaiting(_ peer: Peer, for channel: Channel) {
        numbers[channel].flatMap { channels[Int($0)] }?.waiting.removeAll { $0.peer == peer }
    }

    /// The channel with its ring, made when nobody follows it yet.
    private func liveChannel(_ channel: Channel) -> LiveChannel? {
        if let number = numbers[channel] { return channels[Int(number)] }
        let unread = channels.count { $0.map { !$0.isEntered } ?? false }
        guard unread < LiveLimits.unreadChannels else { return nil }
        let bytes = channel.isPublic ? ringBytes.everybody : ringBytes.staff
        guard let ring = Ring(capacity: bytes) else {
            report(.noMemory)
            return nil
        }
        let made = LiveChannel(channel, ring: ring, nowMs: now.monotonicMs)
        made.emptySinceMs = now.monotonicMs
        let free = channels.firstIndex { $0 == nil }
        let number = free ?? channels.count
        if free == nil { channels.append(made) } else { channels[number] = made }
        numbers[channel] = Int32(number)
        return made
    }

    // MARK: Ways in

    /// Goes on from where a client stands, with what the ring still holds.
    func resume(_ waiting: LiveChannel.Waiting, _ live: LiveChannel) -> Bool {
        guard let since = waiting.since, since.epoch == live.epoch, since.seq <= live.ring.top,
            let place = live.ring.place(after: since.seq),
            live.ring.head - place <= Self.longestReplayBytes
        else { return false }
        // Without old ticks: one with all numbers follows, and those may say what is hidden by now.
        let missed = live.ring.events(after: since.seq)
        join(waiting, live, from: since, with: missed, at: live.ring.head)
        return true
    }

    /// What was read for somebody else a moment ago serves as well.
    private func enterFromCache(_ waiting: LiveChannel.Waiting, _ live: LiveChannel) -> Bool {
        guard let snapshot = live.snapshot,
            now.monotonicMs - snapshot.readAtMs <= Self.snapshotLifeMs,
            let place = live.ring.place(after: snapshot.seq)
        else { return false }
        // The wish to go on from a position is met by a read of the log, when it can be.
        if FollowChannel(since: waiting.since).decide(
            top: ChannelPosition(epoch: live.epoch ?? "", seq: live.ring.top)) != .snapshot
        {
            return false
        }
        enqueue(snapshot.chunk, waiting.peer.fd, isShared: true)
        live.counters.note(shown: snapshot.counters)
        add(waiting, live, at: place)
        return true
    }

    /// `resumed`, what was missed, and all hot numbers; then the ring.
    func join(
        _ waiting: LiveChannel.Waiting, _ live: LiveChannel, from since: ChannelPosition,
        with missed: [UInt8], at place: UInt64
    ) {
        let fd = waiting.peer.fd
        enqueue(
            .resumed(
                ref: waiting.ref, live.channel, epoch: since.epoch, from: since.seq,
                to: live.ring.top), fd)
        if !missed.isEmpty { enqueue(OutputChunk(missed), fd) }
        enqueue(
            .tick(
                live.channel, seq: live.ring.top, nowMs: now.wallMs, live.counters.all), fd)
        add(waiting, live, at: place)
    }

    func add(_ waiting: LiveChannel.Waiting, _ live: LiveChannel, at cursor: UInt64) {
        let fd = waiting.peer.fd
        guard let number = numbers[live.channel] else { return }
        let subscription = Subscription(
            channel: number, place: Int32(live.subscribers.count), cursor: cursor)
        live.subscribers.append(waiting.peer)
        live.emptySinceMs = nil
        if connections[Int(fd)].first.isUsed {
            side(fd).further.append(subscription)
        } else {
            connections[Int(fd)].first = subscription
        }
        if !isScreen(fd) { live.viewers += 1 }
    }

    private func isScreen(_ fd: Int32) -> Bool {
        if case .screen = sides[fd]?.token?.follower { true } else { false }
    }

    /// Takes a connection off a channel's list; the last one takes its place.
    func leave(_ subscription: Subscription, _ fd: Int32) {
        guard let live = channels[Int(subscription.channel)] else { return }
        if !isScreen(fd) { live.viewers -= 1 }
        let place = Int(subscription.place)
        let last = live.subscribers.removeLast()
        if place < live.subscribers.count {
            live.subscribers[place] = last
            move(last.fd, subscription.channel, to: Int32(place))
        }
        if live.subscribers.isEmpty { live.emptySinceMs = now.monotonicMs }
    }

    private func move(_ fd: Int32, _ channel: Int32, to place: Int32) {
        if connections[Int(fd)].first.channel == channel {
            connections[Int(fd)].first.place = place
        } else if let side = sides[fd],
            let index = side.further.firstIndex(where: { $0.channel == channel })
        {
            side.further[index].place = place
        }
    }
}
