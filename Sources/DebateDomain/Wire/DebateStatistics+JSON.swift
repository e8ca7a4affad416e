extension DebateStatistics: JSONWritable {
    /// Shape: `{stepSeconds, series{voters, tally|null, danmaku, viewers, likes, gifts}, perSide{},
    /// totals{}}`; for organisers also `perClass`, and `held` and `blocked` among the totals.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("stepSeconds", stepSeconds)
            json.key("series")
            json.object { json in writeSeries(to: &json) }
            json.key("perSide")
            json.object { json in
                json.key("affirmative")
                write(perSide.affirmative, to: &json)
                json.key("negative")
                write(perSide.negative, to: &json)
            }
            if let staff {
                json.key("perClass")
                json.array { json in
                    for round in staff.rounds { write(round, to: &json) }
                }
            }
            json.key("totals")
            json.object { json in writeTotals(to: &json) }
        }
    }

    private func writeSeries(to json: inout JSONWriter) {
        json.key("voters")
        json.array { json in
            for round in rounds {
                json.object { json in
                    writeName(of: round, to: &json)
                    json.key("points")
                    write(round.voters, to: &json)
                }
            }
        }
        json.key("tally")
        writeTallies(to: &json)
        json.key("danmaku")
        write(activity.danmaku, to: &json)
        json.key("viewers")
        write(activity.viewers, to: &json)
        json.key("likes")
        write(activity.likes, to: &json)
        json.key("gifts")
        write(activity.gifts, to: &json)
    }

    /// The rounds whose tally may be seen; `null` when none may.
    private func writeTallies(to json: inout JSONWriter) {
        guard rounds.contains(where: { $0.tally != nil }) else { return json.null() }
        json.array { json in
            for round in rounds {
                guard let tally = round.tally else { continue }
                json.object { json in
                    writeName(of: round, to: &json)
                    json.key("points")
                    json.array { json in
                        for point in tally {
                            json.array { json in
                                json.integer(point.atMs)
                                json.integer(point.tally.affirmative)
                                json.integer(point.tally.negative)
                                json.integer(point.tally.undecided)
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeName(of round: RoundSeries, to json: inout JSONWriter) {
        json.member("roundId", round.round.text)
        json.member("kind", round.kind.rawValue)
    }

    private func write(_ points: [TimedCount], to json: inout JSONWriter) {
        json.array { json in
            for point in points {
                json.array { json in
                    json.integer(point.atMs)
                    json.integer(point.count)
                }
            }
        }
    }

    private func write(_ counts: SideCounts, to json: inout JSONWriter) {
        json.object { json in
            json.member("danmaku", counts.danmaku)
            json.member("likes", counts.likes)
            json.member("gifts", counts.gifts)
        }
    }

    private func write(_ round: RoundClasses, to json: inout JSONWriter) {
        json.object { json in
            json.member("roundId", round.round.text)
            json.member("kind", round.kind.rawValue)
            json.key("byClass")
            round.byClass.write(to: &json)
        }
    }

    private func writeTotals(to json: inout JSONWriter) {
        json.member("voters", totals.voters)
        json.member("danmaku", totals.danmaku)
        json.member("likes", totals.likes)
        json.member("gifts", totals.gifts)
        json.member("peakViewers", totals.peakViewers)
        json.member("views", totals.views)
        if let staff {
            json.member("held", staff.held)
            json.member("blocked", staff.blocked)
        }
    }
}
