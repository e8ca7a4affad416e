/// What happened on one day, in all debates or in somebody's own; rehearsals aside (rule L8).
package struct DayStatistics: Sendable, Hashable {
    package let date: CalendarDate
    /// Debates that began on it.
    package var debates = 0
    /// Of those, the voters of the round most took part in, as its reveal mode shows them.
    package var voters = 0
    /// Of those, the points of the deciding rounds, as far as everybody may see them.
    package var affirmativePoints = 0
    package var negativePoints = 0
    /// The most watchers at one time, of all debates together.
    package var viewersPeak = 0
    /// Published.
    package var danmaku = 0
    package var likes = 0
    /// Points.
    package var gifts = 0

    package init(date: CalendarDate) {
        self.date = date
    }

    /// Adds a debate that began on this day.
    package mutating func add(_ rounds: [CountedRound]) {
        let held = rounds.filter { $0.round.wasOpened && !$0.round.isVoid }
        debates += 1
        voters += held.map(\.shown.voters.value).max() ?? 0
        let deciding =
            held.first { $0.round.kind == .post } ?? held.first { $0.round.kind == .live }
        guard let tally = deciding?.shown.exact?.tally else { return }
        affirmativePoints += tally.affirmative
        negativePoints += tally.negative
    }
}

extension DayStatistics: JSONWritable {
    /// Shape: `{date, debates, voters, points{affirmative, negative}, viewersPeak, danmaku, likes,
    /// gifts}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("date", date.text)
            json.member("debates", debates)
            json.member("voters", voters)
            json.key("points")
            json.object { json in
                json.member("affirmative", affirmativePoints)
                json.member("negative", negativePoints)
            }
            json.member("viewersPeak", viewersPeak)
            json.member("danmaku", danmaku)
            json.member("likes", likes)
            json.member("gifts", gifts)
        }
    }
}
