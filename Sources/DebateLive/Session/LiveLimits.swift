/// What one connection may ask of the daemon (docs/protocol.md, "Limits").
enum LiveLimits {
    /// Of one message from a client, in bytes.
    static let frameBytes = 4096
    static let channels = 16
    /// Messages in ten seconds.
    static let framesPer10s = 20
    /// A beat on every channel, and a ping to whoever was silent, in milliseconds.
    static let beatMs: Int64 = 25_000
    /// Nothing came in for so long: the peer is gone.
    static let silenceMs: Int64 = 35_000
    /// How long a new connection may follow nothing.
    static let firstSubscribeMs: Int64 = 10_000
    /// How long a peer may take to ask for the upgrade.
    static let handshakeMs: Int64 = 10_000
    /// How long a closing connection may take to read the rest and to close too.
    static let closingMs: Int64 = 2000
    /// How long a peer that broke the standard must have sent nothing before it is let go.
    static let brokenSilenceMs: Int64 = 200
    /// A connection's life, a tenth more or less: old nginx workers shall not pile up.
    static let lifeMs: Int64 = 3_600_000
    /// Answers a connection may leave unread.
    static let outputChunks = 128
    /// Bytes of its own a connection may leave unread: twice the longest replay, and some more.
    static let ownBytes = 300_000
    /// Channels whose state has not been read yet; more are refused for now.
    static let unreadChannels = 256
    /// What a reader may be behind, in bytes.
    static let lagBytes: UInt64 = 262_144
    /// How old the oldest byte may be that a reader has not taken.
    static let lagMs: Int64 = 5000
    /// A new subscriber is behind at first.
    static let graceMs: Int64 = 10_000
    /// Over how long clients spread their return after a planned restart.
    static let restartSpreadMs = 3000
    /// The same when there is too much of something.
    static let overloadSpreadMs = 10_000
}

/// Close codes of our own: below 4500 a client comes back, from there on it does not.
enum CloseCode {
    static let wrongType: UInt16 = 1003
    static let normal: UInt16 = 1000
    static let recycle: UInt16 = 4000
    static let slowReader: UInt16 = 4001
    static let silent: UInt16 = 4002
    static let positionFault: UInt16 = 4003
    static let tokenExpired: UInt16 = 4004
    static let overloaded: UInt16 = 4005
    static let badFrame: UInt16 = 4500
    static let idle: UInt16 = 4502
    static let rightRevoked: UInt16 = 4506
}
