import DebateDomain
import WebSocketCodec

extension Hub {
    /// Sends all who follow a channel what they have not had of it.
    ///
    /// Nearly all stand where the round before ended and have nothing of their own: they get the same
    /// bytes, which are looked up once. The others come after, and whoever did not take all.
    func sendRound(_ live: LiveChannel) {
        let (start, end) = (live.roundEnd, live.ring.head)
        live.roundEnd = end
        let isHeld = start < end && live.ring.holds(start)
        let others = isHeld ? sendAlike(live, from: start, to: end) : live.subscribers
        for peer in others { pump(peer.fd) }
    }

    /// - Returns: those who do not have all of it now.
    private func sendAlike(
        _ live: LiveChannel, from start: UInt64, to end: UInt64
    ) -> [Peer] {
        let bytes = live.ring.bytes(from: start, to: end)
        var others: [Peer] = []
        var whole = 0
        // One access for all of them: Swift checks each access to a property of a class.
        connections.withUnsafeMutableBufferPointer { connections in
            for peer in live.subscribers {
                let index = Int(peer.fd)
                guard connections[index].awaits(start) else {
                    others.append(peer)
                    continue
                }
                let taken = wire.send(bytes, to: peer) ?? 0
                connections[index].first.cursor += UInt64(taken)
                if taken == bytes.count {
                    whole += 1
                } else {
                    others.append(peer)
                    noteSent(taken)
                    figures.deliveries += live.ring.framesEnded(
                        from: start, to: start + UInt64(taken))
                }
            }
        }
        figures.sends += whole
        figures.sentBytes += whole * bytes.count
        figures.deliveries += whole * live.ring.framesEnded(from: start, to: end)
        return others
    }

    /// Sends a connection what it has not had, as far as it takes it.
    ///
    /// Whoever was cut off in the middle of a frame gets its end first; then what is for it alone;
    /// then its rings. So bytes of two sources never mix within a frame.
    func pump(_ fd: Int32) {
        let index = Int(fd)
        guard !connections[index].isBlocked else { return }
        // Nearly everybody: one channel, nothing of one's own.
        if !connections[index].hasSide {
            _ = pumpFirst(fd)
            return
        }
        if connections[index].isMidFrame, !finishFrame(fd) { return }
        guard pumpOutput(fd), connections[index].phase == .open else { return }
        guard pumpFirst(fd) else { return }
        guard let side = sides[fd] else { return }
        for place in side.further.indices {
            guard pumpRing(fd, &side.further[place]) else {
                // The next bytes must be the rest of this frame.
                if connections[index].isMidFrame { moveToFront(fd, place, side) }
                return
            }
        }
        dropSideIfEmpty(fd)
    }

    private func pumpFirst(_ fd: Int32) -> Bool {
        guard connections[Int(fd)].first.isUsed else { return true }
        var subscription = connections[Int(fd)].first
        let isLevel = pumpRing(fd, &subscription)
        if isCurrentSlot(fd) { connections[Int(fd)].first = subscription }
        return isLevel
    }

    private func isCurrentSlot(_ fd: Int32) -> Bool { connections[Int(fd)].phase != .free }

    /// - Returns: whether the peer has all of the ring.
    private func pumpRing(_ fd: Int32, _ subscription: inout Subscription) -> Bool {
        guard let ring = channels[Int(subscription.channel)]?.ring else { return true }
        let head = ring.head
        guard subscription.cursor < head else { return true }
        guard ring.holds(subscription.cursor) else {
            doom(peer(fd), CloseCode.slowReader, "too slow")
            return false
        }
        let bytes = ring.bytes(from: subscription.cursor, to: head)
        guard let taken = send(bytes, fd) else { return false }
        let start = subscription.cursor
        subscription.cursor += UInt64(taken)
        figures.deliveries += ring.framesEnded(from: start, to: subscription.cursor)
        if taken == bytes.count {
            connections[Int(fd)].isMidFrame = false
            return true
        }
        connections[Int(fd)].isMidFrame =
            ring.boundary(from: subscription.cursor) != subscription.cursor
        block(fd)
        return false
    }

    /// Sends the rest of the frame that went out in part; it is always the first subscription's.
    private func finishFrame(_ fd: Int32) -> Bool {
        let subscription = connections[Int(fd)].first
        guard let ring = channels[Int(subscription.channel)]?.ring,
            ring.holds(subscription.cursor)
        else {
            doom(peer(fd), CloseCode.slowReader, "too slow")
            return false
        }
        let end = ring.boundary(from: subscription.cursor)
        let bytes = ring.bytes(from: subscription.cursor, to: end)
        guard let taken = send(bytes, fd) else { return false }
        connections[Int(fd)].first.cursor += UInt64(taken)
        if taken < bytes.count {
            block(fd)
            return false
        }
        connections[Int(fd)].isMidFrame = false
        figures.deliveries += 1
        return true
    }

    /// A frame in parts is finished first, so its subscription becomes the first one.
    private func moveToFront(_ fd: Int32, _ place: Int, _ side: SideRecord) {
        let broken = side.further[place]
        let former = connections[Int(fd)].first
        connections[Int(fd)].first = broken
        if former.isUsed {
            side.further[place] = former
        } else {
            side.further.remove(at: place)
        }
    }

    /// - Returns: whether all that is for this connection alone went out.
    private func pumpOutput(_ fd: Int32) -> Bool {
        guard let side = sides[fd] else { return true }
        while let chunk = side.output.first {
            let taken = chunk.bytes.withUnsafeBytes { bytes in
                send(UnsafeRawBufferPointer(rebasing: bytes[side.sent...]), fd)
            }
            guard let taken else { return false }
            side.sent += taken
            if side.sent < chunk.bytes.count {
                block(fd)
                return false
            }
            side.output.removeFirst()
            side.sent = 0
            figures.answers += 1
        }
        if connections[Int(fd)].phase == .closing {
            farewellSent(fd)
            return false
        }
        return true
    }

    /// - Returns: `nil` when the peer is gone; it is ended then.
    private func send(_ bytes: UnsafeRawBufferPointer, _ fd: Int32) -> Int? {
        let peer = peer(fd)
        if let taken = wire.send(bytes, to: peer) {
            noteSent(taken)
            return taken
        }
        doomed.append((peer, 0, "", nil))
        return nil
    }

    private func noteSent(_ taken: Int) {
        guard taken > 0 else { return }
        figures.sends += 1
        figures.sentBytes += taken
    }

    private func block(_ fd: Int32) {
        connections[Int(fd)].isBlocked = true
        blocked.insert(fd)
        wire.watchWritable(peer(fd), true)
    }

    func peer(_ fd: Int32) -> Peer {
        Peer(fd: fd, generation: connections[Int(fd)].generation)
    }

    /// The peer takes bytes again.
    func writable(_ peer: Peer) {
        guard isCurrent(peer), connections[Int(peer.fd)].isBlocked else { return }
        connections[Int(peer.fd)].isBlocked = false
        pump(peer.fd)
        unwatchIfFree(peer)
        endDoomed()
    }

    /// Watches a peer for bytes out no longer that is not blocked any more: it would wake us for ever.
    func unwatchIfFree(_ peer: Peer) {
        guard isCurrent(peer), !connections[Int(peer.fd)].isBlocked,
            blocked.remove(peer.fd) != nil
        else { return }
        wire.watchWritable(peer, false)
    }

    /// Queues framed bytes for one connection.
    /// - Parameter isShared: others hold the same bytes, so they cost nothing here.
    func enqueue(_ chunk: OutputChunk, _ fd: Int32, isShared: Bool = false) {
        let side = side(fd)
        if side.output.isEmpty { (side.outputTick, side.ownBytes) = (tick, 0) }
        side.output.append(chunk)
        if !isShared { side.ownBytes += chunk.bytes.count }
        if side.output.count > LiveLimits.outputChunks || side.ownBytes > LiveLimits.ownBytes {
            doom(peer(fd), CloseCode.slowReader, "too slow")
        }
    }

    func enqueue(_ opcode: Opcode, _ payload: [UInt8], _ fd: Int32) {
        var bytes: [UInt8] = []
        FrameWriter.append(opcode, payload, to: &bytes)
        enqueue(OutputChunk(bytes), fd)
    }

    func enqueue(_ frame: LiveFrame, _ fd: Int32) {
        enqueue(OutputChunk(Framing.text(frame)), fd)
    }
}
