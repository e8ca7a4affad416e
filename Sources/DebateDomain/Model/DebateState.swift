/// One debate as its audience may see it, at one position of its channel.
///
/// The store reads it whole for a snapshot; a client holds the same and applies the events that
/// follow. Both must come to the same value, and a test holds them to it.
package struct DebateState: Sendable, Hashable {
    package var debate: Debate

    package init(debate: Debate) {
        self.debate = debate
    }

    /// Takes in an event of the debate's public channel. Cannot fail: what an event brings was
    /// decided before it was made.
    package mutating func apply(_ event: LiveEvent) {
        switch event {
        case .debateUpdated(let debate), .debateStarted(let debate):
            self.debate = debate
        }
    }
}
