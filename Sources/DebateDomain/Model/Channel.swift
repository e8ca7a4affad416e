/// A stream of events with its own dense numbers; who may follow it differs.
///
/// Events that not everyone may know never hide inside a public sequence.
package enum Channel: Sendable, Hashable {
    /// One debate as the audience may see it.
    case debate(DebateID)
    /// What organisers and moderators see besides.
    case staff(DebateID)
    /// True tallies, for organisers alone.
    case organiser(DebateID)
    /// The list of debates.
    case lobby

    /// The name on the wire and in the store.
    package var name: String {
        switch self {
        case .debate(let id): "debate/\(id.text)"
        case .staff(let id): "debate/\(id.text)/staff"
        case .organiser(let id): "debate/\(id.text)/organiser"
        case .lobby: "lobby"
        }
    }

    /// Reads the name exactly as `name` writes it: `debate/<uuid>` in lower case. `nil` when it is
    /// none.
    package init?(name: String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts == ["lobby"] {
            self = .lobby
            return
        }
        guard (2...3).contains(parts.count), parts[0] == "debate", let uuid = UUIDText(parts[1])
        else { return nil }
        let id = DebateID(uuid)
        switch parts.dropFirst(2).first {
        case nil: self = .debate(id)
        case "staff": self = .staff(id)
        case "organiser": self = .organiser(id)
        default: return nil
        }
        // Another spelling of the same channel would come back in frames as one not asked for.
        guard self.name.utf8.elementsEqual(name.utf8) else { return nil }
    }

    /// The debate it is about; the lobby is about all of them.
    package var debate: DebateID? {
        switch self {
        case .debate(let id), .staff(let id), .organiser(let id): id
        case .lobby: nil
        }
    }

    /// Whether anyone may follow it; of rehearsals nothing is public.
    package var isPublic: Bool {
        switch self {
        case .debate, .lobby: true
        case .staff, .organiser: false
        }
    }
}

/// A place in a channel: the state after event `seq` of this `epoch`.
///
/// A restored database uses numbers again; its epoch tells them from those before.
package struct ChannelPosition: Sendable, Hashable {
    /// Opaque; compared for equality only.
    package let epoch: String
    /// The number of the last event; 0 before the first.
    package let seq: Int64

    package init(epoch: String, seq: Int64) {
        self.epoch = epoch
        self.seq = seq
    }

    /// Whether a text may be an epoch: 1 to 40 letters, digits, `_` and `-` of ASCII.
    package static func isEpoch(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte.isASCIILetter || byte.isASCIIDigit || "_-".utf8.contains(byte)
            }
    }
}

/// One event as the log keeps it.
package struct LoggedEvent: Sendable, Hashable {
    /// Dense within its channel, from 1.
    package let seq: Int64
    /// `debate.started`
    package let name: String
    /// Milliseconds UTC.
    package let atMs: Int64
    /// JSON: what it brings.
    package let data: String

    package init(seq: Int64, name: String, atMs: Int64, data: String) {
        self.seq = seq
        self.name = name
        self.atMs = atMs
        self.data = data
    }
}

/// A hot number: absolute, and how often it changed. The latest wins.
package struct CounterValue: Sendable, Hashable {
    /// `likes`, `tally.affirmative`
    package let name: String
    package let value: CounterReading
    /// Grows with every change of the value, never falls.
    package let rev: Int64

    package init(name: String, value: CounterReading, rev: Int64) {
        self.name = name
        self.value = value
        self.rev = rev
    }
}

/// What a counter shows: a number, or a word such as a band.
package enum CounterReading: Sendable, Hashable {
    case number(Int64)
    case word(String)
}
