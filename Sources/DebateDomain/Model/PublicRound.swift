/// A vote round as its audience may see it.
package struct PublicRound: Sendable, Hashable {
    package var round: VoteRound
    /// Exact, once the round is closed and its count is shown.
    package var tally: ShownTally?
    /// What its reveal told, as the members of a JSON object: it is told the same ever after.
    package var revelation: String?

    package init(_ round: VoteRound, tally: ShownTally? = nil, revelation: String? = nil) {
        self.round = round
        self.tally = tally
        self.revelation = revelation
    }

    /// Shape: a round's members, and flat beside them `tally`, or all that a reveal tells.
    package func write(atMs nowMs: Int64, to json: inout JSONWriter) {
        json.object { json in
            RoundView(round, atMs: nowMs).writeMembers(to: &json)
            if let revelation {
                json.members(json: revelation)
            } else {
                json.member("tally", tally)
            }
        }
    }
}

extension [PublicRound] {
    /// Takes in what happened to a round.
    mutating func apply(_ event: LiveEvent) {
        switch event {
        case .roundOpened(let view): upsert(view.round) { $0.tally = nil }
        case .roundUpdated(let view, let tally):
            upsert(view.round) { $0.tally = tally ?? $0.tally }
        case .roundClosed(let view, let tally, _): upsert(view.round) { $0.tally = tally }
        case .roundRevealed(let view, let revelation):
            upsert(view.round) { round in
                round.tally = nil
                round.revelation = revelation.members
            }
        case .roundVoided(let view, _): upsert(view.round) { $0.tally = nil }
        case .roundRemoved(let number): removeAll { $0.round.number == number }
        default: break
        }
    }

    private mutating func upsert(_ round: VoteRound, _ change: (inout PublicRound) -> Void) {
        var index = firstIndex { $0.round.number == round.number }
        if index == nil {
            append(PublicRound(round))
            index = count - 1
        }
        guard let index else { return }
        self[index].round = round
        change(&self[index])
    }
}

extension Revelation {
    /// Its members as text, without the braces of an object.
    package var members: String {
        var json = JSONWriter()
        json.object { json in writeMembers(to: &json) }
        return String(decoding: json.bytes.dropFirst().dropLast(), as: UTF8.self)
    }
}
