/// What the rules must know of the room a debate is to start in.
package struct RoomUse: Sendable, Hashable {
    package let isEnabled: Bool
    /// The debate that is live in it.
    package let live: DebateID?

    package init(isEnabled: Bool, live: DebateID?) {
        self.isEnabled = isEnabled
        self.live = live
    }
}
