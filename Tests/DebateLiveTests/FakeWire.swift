import WebSocketCodec

@testable import DebateLive

/// Peers whose sockets take as much as a test says.
struct FakeWire: Wire {
    /// What one peer was sent and has not read.
    final class Link {
        var bytes: [UInt8] = []
        /// How many bytes it takes before it is blocked.
        var room = Int.max
        var isWatched = false
        var isClosed = false
        /// Whether it is gone without a word.
        var isDead = false
    }

    final class Links {
        var byPeer: [Peer: Link] = [:]
    }

    let links = Links()

    func link(_ peer: Peer) -> Link {
        if let known = links.byPeer[peer] { return known }
        let made = Link()
        links.byPeer[peer] = made
        return made
    }

    mutating func send(_ bytes: UnsafeRawBufferPointer, to peer: Peer) -> Int? {
        let link = link(peer)
        if link.isDead { return nil }
        let taken = min(bytes.count, link.room)
        link.bytes += bytes.prefix(taken)
        if link.room != .max { link.room -= taken }
        return taken
    }

    mutating func watchWritable(_ peer: Peer, _ isWatched: Bool) {
        link(peer).isWatched = isWatched
    }

    mutating func close(_ peer: Peer) {
        link(peer).isClosed = true
    }
}
