import DebateDomain

extension ReadTransaction {
    /// One line that says what the debate was and what came of it, as far as it is revealed.
    func exportSummary(of debate: Debate, nowMs: Int64) throws(StoreError) -> ExportTable {
        let sheet = try result(of: debate, nowMs: nowMs)
        let summary = try summary(of: debate.id)
        var table = ExportTable([
            .value("liveId"), .value("title"), .value("motion"), .value("category"),
            .value("sides.affirmative.label"), .value("sides.negative.label"),
            .value("status"), .value("rehearsal"), .value("demo"), .time("startedAt"),
            .time("endedAt"), .value("durationMs"), .value("viewCount"), .value("peakViewers"),
            .value("voters"), .value("likes"), .value("gifts"), .value("danmaku"),
            .value("ticketsVoid"), .value("corrections"), .value("rules.winnerRule"),
            .value("rules.minPaired"), .value("rules.tieRule"), .value("rules.verdictBy"),
            .value("rules.countingClasses"), .value("verdict.winner"), .value("verdict.by"),
            .value("swing.affirmative.numerator"), .value("swing.affirmative.denominator"),
            .value("swing.negative.numerator"), .value("swing.negative.denominator"),
            .value("conversion.toAffirmative.numerator"),
            .value("conversion.toAffirmative.denominator"),
            .value("conversion.toNegative.numerator"),
            .value("conversion.toNegative.denominator"),
        ])
        table.add(
            Self.cells(debate)
                + [
                    .number(debate.counts.views), .number(summary.peakViewers),
                    .number(summary.voters), .number(summary.likes), .number(summary.gifts),
                    .number(summary.danmaku), .number(sheet.ticketsVoid),
                    .number(sheet.corrections.count),
                ] + Self.cells(debate.rules) + Self.cells(sheet.result))
        return table
    }

    private static func cells(_ debate: Debate) -> [ExportTable.Cell] {
        let (startedAtMs, endedAtMs) = (debate.life.startedAtMs, debate.life.endedAtMs)
        return [
            .text(debate.id.text), .text(debate.title), .text(debate.motion),
            .text(debate.category), .text(debate.sides.affirmative.label),
            .text(debate.sides.negative.label), .number(debate.life.status.rawValue),
            .flag(debate.isRehearsal), .flag(debate.isDemo), .number(orEmpty: startedAtMs),
            .number(orEmpty: endedAtMs),
            .number(
                orEmpty: startedAtMs.flatMap { startedAtMs in endedAtMs.map { $0 - startedAtMs } }),
        ]
    }

    private static func cells(_ rules: DebateRules) -> [ExportTable.Cell] {
        let classes = VoterClass.allCases.filter(rules.countingClasses.contains).map(\.rawValue)
        return [
            .text(rules.winnerRule.rawValue), .number(rules.minPaired),
            .text(rules.tieRule.rawValue), .text(rules.verdictBy.rawValue),
            .text(classes.joined(separator: " ")),
        ]
    }

    private static func cells(_ result: DebateResult) -> [ExportTable.Cell] {
        [
            .text(orEmpty: result.verdict?.winner.rawValue),
            .text(orEmpty: result.verdict?.by.rawValue),
        ]
            + [
                result.swing?.affirmative, result.swing?.negative,
                result.conversion?.toAffirmative, result.conversion?.toNegative,
            ].flatMap { fraction in
                [.number(orEmpty: fraction?.numerator), .number(orEmpty: fraction?.denominator)]
            }
    }
}
