import CLinux
import Glibc

/// The hub's peers as non-blocking sockets in an epoll set.
struct SocketWire: Wire {
    let epoll: Int32

    /// Level-triggered: what is not read now is told again. Bytes out are watched only while a peer
    /// is blocked: always watched, every read by a peer would wake us.
    static let readable = CLINUX_EPOLLIN | CLINUX_EPOLLRDHUP

    mutating func send(_ bytes: UnsafeRawBufferPointer, to peer: Peer) -> Int? {
        guard bytes.count > 0 else { return 0 }
        let taken = Glibc.send(
            peer.fd, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        if taken >= 0 { return taken }
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : nil
    }

    mutating func watchWritable(_ peer: Peer, _ isWatched: Bool) {
        let events = isWatched ? Self.readable | CLINUX_EPOLLOUT : Self.readable
        _ = clinux_epoll_set(epoll, Int32(EPOLL_CTL_MOD), peer.fd, events, peer.generation)
    }

    mutating func close(_ peer: Peer) {
        Glibc.close(peer.fd)
    }
}
