/// Which way the hall inclines, and how that changes while the debaters speak.
struct HallOpinion: Sendable, Hashable {
    /// Percent towards the affirmative side at each tenth of the time, its ends included.
    let marks: [Int]
    private let spanMs: Int

    init(seconds: Int, from random: inout SeededRandom) {
        var mark = random.int(in: 38...62)
        var marks = [mark]
        for _ in 1...10 {
            mark = min(max(mark + random.int(in: -6...6), 20), 80)
            marks.append(mark)
        }
        self.marks = marks
        spanMs = seconds * 1000
    }

    /// Between two marks it moves evenly.
    func affirmativePercent(atMs: Int) -> Int {
        let at = min(max(atMs, 0), spanMs)
        let segment = min(at * 10 / spanMs, 9)
        let into = at * 10 - segment * spanMs
        return marks[segment] + (marks[segment + 1] - marks[segment]) * into / spanMs
    }

    /// The ballot of one person at one moment.
    func ballot(
        of person: Temperament, atMs: Int, takesUndecided: Bool, from random: inout SeededRandom
    ) -> SimulatedChoice {
        let style = random.int(in: 1...100)
        if takesUndecided, style <= 6 { return .undecided }
        if style == 7 || style == 8 { return .points(50) }
        let inclination = min(max(affirmativePercent(atMs: atMs) + person.bias, 3), 97)
        let isAffirmative = random.chance(percent: inclination)
        // Most pick a side; some weigh.
        let certainty = style <= 30 ? random.int(in: 11...19) * 5 : 100
        return .points(isAffirmative ? certainty : 100 - certainty)
    }
}
