import DebateDomain

extension ReadTransaction {
    /// The rounds with their true tallies, of the classes that count and of each.
    func exportRounds(of debate: Debate, nowMs: Int64) throws(StoreError) -> ExportTable {
        var table = ExportTable(Self.roundColumns)
        for counted in try countedRounds(of: debate, nowMs: nowMs) {
            let (round, tallies) = (counted.round, counted.count.byClass)
            table.add(
                Self.cells(round, nowMs: nowMs) + Self.cells(counted.count.tally)
                    + Self.cells(tallies.ticket) + Self.cells(tallies.account)
                    + Self.cells(tallies.device) + [.number(tallies.weakDevices)])
        }
        return table
    }

    /// How paired voters moved: nine lines once there are both rounds, else none.
    func exportFlow(of debate: Debate, nowMs: Int64) throws(StoreError) -> ExportTable {
        var table = ExportTable([.value("from"), .value("to"), .value("voters")])
        let rounds = DebateRounds(
            status: debate.life.status, rounds: try rounds(of: debate.id)?.rounds ?? [])
        guard let pre = rounds.round(of: .pre), let post = rounds.round(of: .post),
            pre.wasOpened, post.wasOpened
        else { return table }
        let flow = try flow(
            from: pre.number, to: post.number, counting: debate.rules.countingClasses)
        for from in Stance.allCases {
            for to in Stance.allCases {
                table.add([
                    .text(from.rawValue), .text(to.rawValue), .number(flow[from: from, to: to]),
                ])
            }
        }
        return table
    }

    private static let tallyNames = ["affirmative", "negative", "undecided", "voters"]

    private static let roundColumns: [ExportTable.Column] =
        [
            .value("id"), .value("kind"), .value("state"), .value("final"), .value("undecided"),
            .value("reveal"), .value("delaySeconds"), .time("opensAt"), .time("closesAt"),
            .value("graceMs"), .time("revealedAt"), .time("voidedAt"), .value("voidReason"),
        ]
        + tallyNames.map { .value("tally.\($0)") }
        + VoterClass.allCases.flatMap { voterClass in
            tallyNames.map { .value("tally.byClass.\(voterClass.rawValue).\($0)") }
        } + [.value("tally.byClass.device.weak")]

    private static func cells(_ round: VoteRound, nowMs: Int64) -> [ExportTable.Cell] {
        var reason: String?
        if case .voided(_, _, let why) = round.life { reason = why }
        return [
            .text(round.number.text), .text(round.kind.rawValue),
            .text(round.state(atMs: nowMs).rawValue), .flag(round.terms.isFinal),
            .flag(round.terms.takesUndecided), .text(round.terms.reveal.rawValue),
            .number(round.terms.delaySeconds), .number(orEmpty: round.opensAtMs),
            .number(orEmpty: round.closesAtMs), .number(round.window?.graceMs ?? 0),
            .number(orEmpty: round.revealedAtMs), .number(orEmpty: round.voidedAtMs),
            .text(orEmpty: reason),
        ]
    }

    private static func cells(_ tally: Tally) -> [ExportTable.Cell] {
        [
            .number(tally.affirmative), .number(tally.negative), .number(tally.undecided),
            .number(tally.voters),
        ]
    }
}
