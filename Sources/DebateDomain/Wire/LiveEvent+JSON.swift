extension LiveEvent {
    /// The event's name on the wire.
    package var name: String {
        switch self {
        case .debateUpdated: "debate.updated"
        case .debateStarted: "debate.started"
        case .roundOpened: "round.opened"
        case .roundUpdated: "round.updated"
        case .roundRemoved: "round.removed"
        case .roundClosed: "round.closed"
        case .roundRevealed: "round.revealed"
        case .roundVoided: "round.voided"
        case .debateEnded: "debate.ended"
        case .debateListed(let change, _): "debate." + change.rawValue
        case .debateUnlisted: "debate.removed"
        case .giftSent: "gift.sent"
        case .videoChanged: "video.changed"
        case .danmakuPosted: "danmaku.posted"
        case .danmakuRemoved: "danmaku.removed"
        case .moderationChanged: "moderation.changed"
        case .danmakuHeld: "danmaku.held"
        case .danmakuDecided: "danmaku.decided"
        case .personRestricted: "person.restricted"
        case .memberChanged: "member.changed"
        }
    }

    /// Writes what stands under `data`: an object.
    package func writeData(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .debateUpdated(let debate), .debateStarted(let debate):
                json.key("debate")
                DebateValue(debate: debate).write(to: &json)
            case .roundOpened(let round):
                json.member("round", round)
            case .roundUpdated(let round, let tally):
                json.member("round", round)
                if let tally { json.member("tally", tally) }
            case .roundRemoved(let number):
                json.member("roundId", number.text)
            case .roundClosed(let round, let tally, let head):
                json.member("round", round)
                json.member("tally", tally)
                json.member("ledger", head)
            case .roundRevealed(let round, let revelation):
                json.member("round", round)
                revelation.writeMembers(to: &json)
            case .roundVoided(let round, let reason):
                json.member("round", round)
                json.member("reason", reason)
            case .debateEnded(let debate, let summary):
                json.key("debate")
                DebateValue(debate: debate).write(to: &json)
                json.key("summary")
                summary.write(to: &json)
                json.member("ledger", summary.ledger)
            case .debateListed(_, let listing):
                json.key("debate")
                listing.write(to: &json)
            case .debateUnlisted(let id):
                json.member("id", id.text)
            case .giftSent(let gift):
                json.key("gift")
                gift.write(to: &json)
            case .videoChanged(let video):
                json.key("video")
                video.write(to: &json)
            case .danmakuPosted(let danmaku):
                json.key("danmaku")
                danmaku.write(to: &json)
            case .danmakuRemoved(.these(let numbers)):
                json.member("ids", numbers.map(\.text))
            case .danmakuRemoved(.author(let tag)):
                json.member("authorTag", tag)
            case .moderationChanged(let moderation):
                json.key("moderation")
                moderation.write(to: &json)
            case .danmakuHeld(let held):
                json.key("held")
                held.write(to: &json)
            case .danmakuDecided(let numbers, let decision, let reason, let name):
                json.member("ids", numbers.map(\.text))
                json.member("verdict", decision.rawValue)
                json.member("reason", reason)
                json.member("by", name)
            case .personRestricted(let restriction):
                json.key("restriction")
                restriction.write(to: &json)
            case .memberChanged(let change):
                json.key("member")
                change.write(to: &json)
            }
        }
    }
}
