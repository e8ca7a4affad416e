/// One debate as its audience may see it, at one position of its channel.
///
/// The store reads it whole for a snapshot; a client holds the same and applies the events that
/// follow. Both must come to the same value, and a test holds them to it.
package struct DebateState: Sendable, Hashable {
    package var debate: Debate
    /// In the order they were made, void ones included.
    package var rounds: [PublicRound]
    /// When it was read: what follows from the clock is told as of then.
    package var readAt: ReadTime

    package init(debate: Debate, rounds: [PublicRound] = [], readAt: ReadTime = ReadTime(0)) {
        self.debate = debate
        self.rounds = rounds
        self.readAt = readAt
    }

    /// Takes in an event of the debate's public channel. Cannot fail: what an event brings was
    /// decided before it was made.
    package mutating func apply(_ event: LiveEvent) {
        switch event {
        case .debateUpdated(let debate), .debateStarted(let debate), .debateEnded(let debate, _):
            self.debate = debate
        case .roundOpened, .roundUpdated, .roundRemoved, .roundClosed, .roundRevealed,
            .roundVoided:
            rounds.apply(event)
        case .debateListed, .debateUnlisted:
            break
        case .giftSent: break  // seen once; what it adds up to stands in the counters
        }
    }
}

/// When a state was read, milliseconds UTC: it makes no difference between two states.
package struct ReadTime: Sendable, Hashable {
    package let ms: Int64

    package init(_ ms: Int64) {
        self.ms = ms
    }

    package static func == (left: ReadTime, right: ReadTime) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
