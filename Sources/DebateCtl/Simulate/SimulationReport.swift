/// What became of everything that was sent.
struct SimulationReport: Sendable {
    private var tallies: [Kind: Tally] = [:]
    private(set) var misbehaviour: [String: Int] = [:]
    /// Acts that were due but not sent any more: the pace was held, or their viewer never got in.
    var unsent = 0

    /// In the order of the summary.
    enum Kind: String, CaseIterable, Sendable {
        case visits, ballots, danmaku, likes, gifts, reads
    }

    private struct Tally: Sendable {
        var sent = 0
        var accepted = 0
        var held = 0
        var refused: [String: Int] = [:]
        var microseconds: [Int] = []
    }

    mutating func sent(_ kind: Kind) {
        tallies[kind, default: Tally()].sent += 1
    }

    mutating func accepted(_ kind: Kind, isHeld: Bool = false, microseconds: Int) {
        tallies[kind, default: Tally()].accepted += 1
        tallies[kind, default: Tally()].held += isHeld ? 1 : 0
        tallies[kind, default: Tally()].microseconds.append(microseconds)
    }

    /// The service said no and why; that is its right.
    mutating func refused(_ kind: Kind, reason: String, microseconds: Int) {
        tallies[kind, default: Tally()].refused[reason, default: 0] += 1
        tallies[kind, default: Tally()].microseconds.append(microseconds)
    }

    /// The service did what no service may.
    mutating func misbehaved(_ sentence: String) {
        misbehaviour[sentence, default: 0] += 1
    }

    /// The table and what stands below it.
    var text: String {
        var lines = [Self.row("", "sent", "accepted", "refused", "p50 ms", "p99 ms", "max ms")]
        for kind in Kind.allCases {
            guard let tally = tallies[kind] else { continue }
            let times = tally.microseconds.sorted()
            lines.append(
                Self.row(
                    kind.rawValue, "\(tally.sent)", "\(tally.accepted)",
                    "\(tally.refused.values.reduce(0, +))", Self.milliseconds(times, percent: 50),
                    Self.milliseconds(times, percent: 99), Self.milliseconds(times, percent: 100)))
        }
        for kind in Kind.allCases {
            guard let tally = tallies[kind] else { continue }
            for (reason, count) in tally.refused.sorted(by: { $0.key < $1.key }) {
                lines.append("\(kind.rawValue) refused, \(reason): \(count)")
            }
            if tally.held > 0 { lines.append("\(kind.rawValue) held for approval: \(tally.held)") }
        }
        if unsent > 0 { lines.append("not sent: \(unsent)") }
        for (sentence, count) in misbehaviour.sorted(by: { $0.key < $1.key }) {
            lines.append("MISBEHAVED, \(count) times: \(sentence)")
        }
        return lines.joined(separator: "\n")
    }

    /// Nearest rank of sorted times, in milliseconds with one decimal.
    static func milliseconds(_ sorted: [Int], percent: Int) -> String {
        guard !sorted.isEmpty else { return "–" }
        let rank = max((sorted.count * percent + 99) / 100, 1)
        let tenths = (sorted[rank - 1] + 50) / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func row(_ name: String, _ cells: String...) -> String {
        cells.reduce(name + String(repeating: " ", count: max(8 - name.count, 0))) { line, cell in
            line + String(repeating: " ", count: max(10 - cell.count, 1)) + cell
        }
    }
}
