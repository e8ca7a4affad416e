/// The debates the lobby shows, at one position of its channel: all that are live, and of the others
/// the newest.
///
/// As `DebateState`, it is read whole from the store and kept up by events.
package struct LobbyState: Sendable, Hashable {
    /// The newest first.
    package private(set) var debates: [DebateListing]

    /// Debates that are not live, at most.
    package static let mostOthers = 100

    package init(debates: [DebateListing] = []) {
        self.debates = Self.shown(debates)
    }

    /// Takes in an event of the lobby's channel.
    package mutating func apply(_ event: LiveEvent) {
        switch event {
        case .debateListed(_, let listing):
            debates = Self.shown(debates.filter { $0.id != listing.id } + [listing])
        case .debateUnlisted(let id):
            debates.removeAll { $0.id == id }
        default:
            break
        }
    }

    private static func shown(_ debates: [DebateListing]) -> [DebateListing] {
        let sorted = debates.sorted {
            ($0.createdAtMs, $0.id.text) > ($1.createdAtMs, $1.id.text)
        }
        var others = 0
        return sorted.filter { listing in
            if listing.status == .live { return true }
            others += 1
            return others <= mostOthers
        }
    }
}

extension LobbyState: JSONWritable {
    /// Shape: `{debates: [listing]}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("debates")
            json.array { json in
                for debate in debates { debate.write(to: &json) }
            }
        }
    }
}
