/// Something that happened, with the new values it brings.
///
/// Values, never differences: applying an event twice is harmless. What the readers of its channel
/// may not know stays out before an event is made; nothing is hidden afterwards. Names and data on
/// the wire: `LiveEvent+JSON.swift`.
package enum LiveEvent: Sendable, Hashable {
    // MARK: The debate itself

    /// What is said of it changed.
    case debateUpdated(Debate)
    /// Its status became 1.
    case debateStarted(Debate)
    /// Its status became 2, for good.
    case debateEnded(Debate, DebateSummary)

    // MARK: Gifts

    /// Somebody sent some; likes have no events, their counters tell.
    case giftSent(SentGift)

    // MARK: Vote rounds

    case roundOpened(RoundView)
    /// It was planned, or its times or terms changed; with a tally where that changed after the
    /// close and is shown.
    case roundUpdated(RoundView, ShownTally?)
    /// A plan was taken back.
    case roundRemoved(RoundNumber)
    /// No ballot follows; a tally where it is shown, and where the ledger ends.
    case roundClosed(RoundView, ShownTally?, ToldHead)
    case roundRevealed(RoundView, Revelation)
    case roundVoided(RoundView, reason: String)

    // MARK: Video

    /// The picture came, went, or is somebody else's now. A playlist has no end mark: its end is
    /// learnt here.
    case videoChanged(Video)

    // MARK: The lobby

    /// A debate is to be shown in the lobby, or is shown there and changed.
    case debateListed(LobbyChange, DebateListing)
    /// The lobby shows it no more.
    case debateUnlisted(DebateID)

    // MARK: Danmaku

    case danmakuPosted(Danmaku)
    /// They leave every screen at once.
    case danmakuRemoved(RemovedDanmaku)
    case moderationChanged(Moderation)

    // MARK: Danmaku, for staff

    case danmakuHeld(HeldDanmaku)
    /// What became of lines that waited, or were published; by `nil`: the clock.
    case danmakuDecided([DanmakuNumber], DanmakuDecision, reason: String, by: String?)
    /// Also when it is lifted.
    case personRestricted(Restriction)

    // MARK: Seats, for staff

    /// One was made, taken, offered anew, edited or removed.
    case memberChanged(SeatChange)
}

/// What happened to a debate the lobby shows; the raw value ends the event's name.
package enum LobbyChange: String, Sendable, Hashable {
    case created
    case updated
    case started
    case ended
}

/// One event on its way into the log of a channel.
package struct ChannelEvent: Sendable, Hashable {
    package let channel: Channel
    package let event: LiveEvent

    package init(_ event: LiveEvent, on channel: Channel) {
        self.event = event
        self.channel = channel
    }
}
