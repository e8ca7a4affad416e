/// The descriptors of the hub's peers, as it writes to them.
protocol Wire {
    /// Sends what the peer takes at once; how much, 0 when it takes nothing now, `nil` when it is
    /// gone.
    mutating func send(_ bytes: UnsafeRawBufferPointer, to peer: Peer) -> Int?
    /// Says when a peer takes bytes again; asked for while it is blocked, and taken back then.
    mutating func watchWritable(_ peer: Peer, _ isWatched: Bool)
    /// Ends the connection: the descriptor may be used anew at once.
    mutating func close(_ peer: Peer)
}

/// A connection: a descriptor, and which of those that had its number.
struct Peer: Sendable, Hashable {
    let fd: Int32
    let generation: UInt32
}
