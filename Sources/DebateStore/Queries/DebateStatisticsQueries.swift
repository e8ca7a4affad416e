package import DebateDomain

extension ReadTransaction {
    /// How a debate went, for charts; `nil` when there is none.
    /// - Parameter isForOrganiser: as it is; else as its rounds' reveal modes show it.
    /// Cost: a few statements over the debate's spans and samples, one a second at most.
    package func statistics(
        of id: DebateID, _ request: ReadStatistics, isForOrganiser: Bool, nowMs: Int64
    ) throws(StoreError) -> DebateStatistics? {
        guard let debate = try debate(id) else { return nil }
        let counted = try countedRounds(
            of: id, counting: debate.rules.countingClasses, nowMs: nowMs
        ).filter { $0.round.wasOpened && !$0.round.isVoid }
        var series: [RoundSeries] = []
        for one in counted {
            let samples = try samples(of: one, nowMs: nowMs)
            series.append(
                isForOrganiser
                    ? ProjectSeries.forOrganiser(one.round, samples, stepMs: request.stepMs)
                    : ProjectSeries.forEverybody(
                        one.round, samples, stepMs: request.stepMs, nowMs: nowMs))
        }
        let happened = try activityTotals(of: id)
        let current = DebateRounds(status: debate.life.status, rounds: counted.map(\.round)).current
        let shown = counted.first { $0.round.number == current?.number }
        return DebateStatistics(
            stepSeconds: request.stepSeconds, rounds: series,
            activity: try activity(
                of: id, stepMs: request.stepMs, steps: ReadStatistics.mostSteps),
            perSide: happened.perSide,
            totals: try totals(
                of: debate,
                voters: isForOrganiser
                    ? shown?.count.tally.voters ?? 0 : shown?.shown.voters.value ?? 0),
            staff: isForOrganiser ? Self.staffPart(counted, happened) : nil)
    }

    /// What happened on each of some days.
    /// - Parameters:
    ///   - bounds: when each day begins and the last one ends, milliseconds UTC: one more than days.
    ///   - owner: only the debates this account organises.
    /// Cost: two statements a day, and some more for each debate that began on it.
    package func dayStatistics(
        _ days: [CalendarDate], bounds: [Int64], owner: AccountID?, nowMs: Int64
    ) throws(StoreError) -> [DayStatistics] {
        var all: [DayStatistics] = []
        for (index, date) in days.enumerated() {
            let span: [any SQLiteValue] = [bounds[index], bounds[index + 1], owner?.text]
            let happened = try activityTotals(StatisticsSQL.day, span)
            var day = DayStatistics(date: date)
            day.viewersPeak = happened.all(.viewers)
            day.danmaku = happened.all(.danmaku)
            day.likes = happened.all(.likes)
            day.gifts = happened.all(.gifts)
            for debate in try debates(begunIn: span) {
                day.add(
                    try countedRounds(
                        of: debate.id, counting: debate.rules.countingClasses, nowMs: nowMs))
            }
            all.append(day)
        }
        return all
    }

    private func debates(begunIn span: [any SQLiteValue]) throws(StoreError) -> [Debate] {
        let ids = try translating { () throws(SQLiteError) in
            try connection.rows(StatisticsSQL.begun, span) {
                DebateID(UUIDText(checked: $0.text(0)))
            }
        }
        var found: [Debate] = []
        for id in ids {
            if let debate = try debate(id) { found.append(debate) }
        }
        return found
    }

    /// A round's count over time, up to what it is now.
    private func samples(
        of one: CountedRound, nowMs: Int64
    ) throws(StoreError) -> [TimedTally] {
        let samples = try tallySamples(of: one.round.number)
        let endMs = min(nowMs, one.round.window?.endsAtMs ?? nowMs)
        return samples + [
            TimedTally(atMs: max(samples.last?.atMs ?? 0, endMs), tally: one.count.tally)
        ]
    }

    private func totals(
        of debate: Debate, voters: Int
    ) throws(StoreError) -> DebateStatistics.Totals {
        let summary = try summary(of: debate.id)
        return DebateStatistics.Totals(
            voters: voters, danmaku: Int(summary.danmaku), likes: Int(summary.likes),
            gifts: Int(summary.gifts), peakViewers: Int(summary.peakViewers),
            views: debate.counts.views)
    }

    private static func staffPart(
        _ rounds: [CountedRound], _ happened: ActivityTotals
    ) -> DebateStatistics.StaffPart {
        DebateStatistics.StaffPart(
            rounds: rounds.map {
                DebateStatistics.RoundClasses(
                    round: $0.round.number, kind: $0.round.kind, byClass: $0.count.byClass)
            },
            held: happened.all(.danmakuHeld), blocked: happened.all(.danmakuBlocked))
    }
}
