/// When a client comes back after its socket closed, and how.
///
/// Waits are drawn evenly from 0 to a bound that doubles with each loss, so that thousands cut at
/// once do not come back at once ("full jitter").
package struct ReconnectPlan: Sendable, Hashable {
    /// Losses since the last connection that was healthy for long.
    private var losses = 0
    /// Sockets in a row on which no channel ever answered.
    private var failures = 0
    private var spreadMs: Int?

    /// The bound after the first loss, in milliseconds.
    package static let firstMs = 500
    package static let longestMs = 20_000
    /// A connection that held for so long forgets the losses before it.
    package static let healthyMs = 60_000
    /// After so many sockets in vain a client polls.
    package static let failuresBeforePolling = 3
    /// How long a client that polls waits before it tries the socket again.
    package static let socketAgainMs = 60_000

    /// No server keeps a client away for longer.
    package static let longestSpreadMs = 60_000

    package init() {}

    /// Whether to poll for the time being.
    package var polls: Bool { failures >= Self.failuresBeforePolling }

    /// The server announced the end and said over what time to spread the return.
    package mutating func heardBye(spreadMs: Int) {
        self.spreadMs = min(max(spreadMs, 0), Self.longestSpreadMs)
    }

    /// A connection is over, or did not come about.
    /// - Parameter answeredForMs: how long ago the first channel answered; `nil`: none did.
    /// - Returns: the bound of the wait before the next.
    package mutating func lost(answeredForMs: Int?) -> Int {
        defer { spreadMs = nil }
        failures = answeredForMs == nil ? failures + 1 : 0
        if let answeredForMs, answeredForMs >= Self.healthyMs { losses = 0 }
        let boundMs = Self.firstMs << min(losses, 16)
        losses += 1
        return spreadMs ?? min(boundMs, Self.longestMs)
    }

    /// The same, with the wait drawn.
    package mutating func lost(
        answeredForMs: Int?, using random: inout some RandomNumberGenerator
    ) -> Int {
        Int.random(in: 0...lost(answeredForMs: answeredForMs), using: &random)
    }
}

/// What a client does after a socket closed with a code.
package enum AfterClose: Sendable, Hashable {
    /// Comes back with its position.
    case resume
    /// Comes back and asks for the state.
    case startAnew
    /// Comes back with another token.
    case renewToken
    /// Shows why and stays away.
    case stop

    /// What the code says; `nil`: the connection was cut without one.
    ///
    /// Source: docs/protocol.md; RFC 6455 §7.4: 1002, 1003, 1007 and 1009 say that this side broke
    /// the protocol, and 1008 and 1010 that it is not wanted as it is: coming back changes nothing.
    package init(code: Int?) {
        switch code {
        case 1002, 1003, 1007, 1008, 1009, 1010: self = .stop
        case 4003: self = .startAnew
        case 4004: self = .renewToken
        case let code? where code >= 4500: self = .stop
        default: self = .resume
        }
    }
}
