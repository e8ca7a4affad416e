/// Who hears of a change to a debate: its own channel, and the lobby as far as lists show it.
package enum AnnounceDebate {
    /// A new debate: only the lobby has readers who could hear of it.
    package static func created(_ debate: Debate) -> [ChannelEvent] {
        debate.isListed ? lobby(.created, debate) : []
    }

    /// - Parameter before: the debate before the event.
    package static func changed(_ event: LiveEvent, from before: Debate) -> [ChannelEvent] {
        switch event {
        case .debateUpdated(let debate):
            return [ChannelEvent(event, on: .debate(debate.id))] + updated(debate, from: before)
        case .debateStarted(let debate):
            return [ChannelEvent(event, on: .debate(debate.id))]
                + (debate.isListed ? lobby(.started, debate) : [])
        case .debateEnded(let debate, _):
            return [ChannelEvent(event, on: .debate(debate.id))]
                + (debate.isListed ? lobby(.ended, debate) : [])
        case .debateUnlisted:
            return [ChannelEvent(event, on: .lobby)]
        default:
            return [ChannelEvent(event, on: .debate(before.id))]
        }
    }

    private static func updated(_ debate: Debate, from before: Debate) -> [ChannelEvent] {
        if debate.isListed { return lobby(.updated, debate) }
        return before.isListed ? [ChannelEvent(.debateUnlisted(debate.id), on: .lobby)] : []
    }

    private static func lobby(_ change: LobbyChange, _ debate: Debate) -> [ChannelEvent] {
        [ChannelEvent(.debateListed(change, DebateListing(debate)), on: .lobby)]
    }
}
