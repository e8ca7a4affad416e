import DebateDomain

/// The public state of a debate, followed through `GET L/events` as any client does: a snapshot
/// replaces everything, an event carries the new value, and every event must be the next one.
///
/// Source: the frames of the live protocol, §4, §5, §7, §9.
struct PublicState: Sendable {
    private(set) var hall = HallView()
    private(set) var title = ""
    /// Sides and life of the debate as told last; without it nothing is known yet.
    private(set) var isKnown = false
    /// How often to ask again.
    private(set) var pollMs = 2000
    /// What was wrong with the frames, in sentences; the caller takes them.
    private(set) var faults: [String] = []
    private var epoch = ""
    private var seq: Int64 = 0
    /// The server's clock less ours, by the last answer.
    private var aheadMs: Int64 = 0

    /// The query of the next poll; empty when the whole state is wanted.
    var query: String {
        isKnown ? "?epoch=\(epoch)&since=\(seq)" : ""
    }

    /// The debate's time at a moment of our own clock.
    func serverMs(atMs: Int64) -> Int64 {
        atMs + aheadMs
    }

    /// Takes the data of one answer; `atMs` is our clock when it came.
    mutating func take(_ data: JSONValue, atMs: Int64) {
        if let poll = data["pollMs"]?.integer { pollMs = min(max(Int(poll), 250), 30_000) }
        guard let frames = data["frames"]?.elements, !frames.isEmpty else {
            return faults.append("an answer of L/events holds no frames")
        }
        for frame in frames { take(frame: frame, atMs: atMs) }
    }

    /// The faults so far, told once.
    mutating func takeFaults() -> [String] {
        defer { faults = [] }
        return faults
    }

    private mutating func take(frame: JSONValue, atMs: Int64) {
        if let nowMs = frame["nowMs"]?.integer { aheadMs = nowMs - atMs }
        let frameSeq = frame["seq"]?.integer
        switch frame["type"]?.string {
        case "snapshot": takeSnapshot(frame)
        case "resumed":
            guard frame["epoch"]?.string == epoch, frame["from"]?.integer == seq else {
                return lose("resumed at another position than the one asked for")
            }
        case "event":
            guard frameSeq == seq + 1 else {
                return lose("event \(frameSeq ?? -1) follows \(seq)")
            }
            seq += 1
            apply(frame["name"]?.string ?? "", frame["data"] ?? .null)
        case "tick":
            if let frameSeq, frameSeq > seq, isKnown { lose("a tick at \(frameSeq) after \(seq)") }
        default: break
        }
    }

    private mutating func takeSnapshot(_ frame: JSONValue) {
        guard let epoch = frame["epoch"]?.string, let seq = frame["seq"]?.integer,
            let state = frame["state"], let debate = state["debate"]
        else { return lose("a snapshot without position or state") }
        self.epoch = epoch
        self.seq = seq
        isKnown = true
        take(debate: debate)
        hall.rounds = (state["rounds"]?.elements ?? []).compactMap(Self.round)
        take(moderation: state["moderation"])
    }

    /// Positions that do not fit mean that something was missed: the next poll begins anew.
    private mutating func lose(_ fault: String) {
        isKnown = false
        faults.append(fault)
    }

    // MARK: Values

    private mutating func apply(_ name: String, _ data: JSONValue) {
        if let debate = data["debate"] { take(debate: debate) }
        switch name {
        case "debate.started": hall.status = 1
        case "debate.ended": hall.status = 2
        case "moderation.changed": take(moderation: data["moderation"])
        case "round.opened", "round.updated", "round.closed", "round.revealed", "round.voided":
            guard let round = data["round"].flatMap(Self.round) else { return }
            hall.rounds.removeAll { $0.id == round.id }
            hall.rounds.append(round)
        default: break
        }
    }

    private mutating func take(debate: JSONValue) {
        if let status = debate["status"]?.integer { hall.status = Int(status) }
        if let title = debate["title"]?.string { self.title = title }
        if let motion = debate["motion"]?.string { hall.motion = motion }
        let sides = debate["sides"]
        if let label = sides?["affirmative"]?["label"]?.string { hall.affirmativeLabel = label }
        if let label = sides?["negative"]?["label"]?.string { hall.negativeLabel = label }
    }

    private mutating func take(moderation: JSONValue?) {
        guard let moderation else { return }
        hall.talk.isTaken =
            moderation["mode"]?.string != "off" && moderation["ticketsOnly"] != .boolean(true)
        hall.talk.slowSeconds = Int(moderation["slowSeconds"]?.integer ?? 0)
        hall.talk.maxChars = Int(moderation["maxChars"]?.integer ?? 40)
    }

    private static func round(_ value: JSONValue) -> HallView.Round? {
        guard let id = value["id"]?.string else { return nil }
        let isVoid = value["voidedAtMs"]?.integer != nil
        return HallView.Round(
            id: id, takesUndecided: value["undecided"] == .boolean(true),
            isFinal: value["final"] == .boolean(true), opensAtMs: value["opensAtMs"]?.integer,
            closesAtMs: value["closesAtMs"]?.integer,
            isOver: isVoid || ["closing", "closed"].contains(value["state"]?.string))
    }
}
