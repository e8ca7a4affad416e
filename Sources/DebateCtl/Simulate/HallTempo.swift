/// How lively the hall is from moment to moment: a rebuttal is met with a burst, a long reading of
/// a source with silence.
struct HallTempo: Sendable, Hashable {
    /// One mood and until when it lasts.
    struct Stretch: Sendable, Hashable {
        let untilMs: Int
        /// 100 is usual; pauses between acts are divided by it.
        let percent: Int
    }

    let stretches: [Stretch]

    init(seconds: Int, from random: inout SeededRandom) {
        var stretches: [Stretch] = []
        var endMs = 0
        while endMs < seconds * 1000 {
            switch random.int(in: 1...100) {
            case ...20:
                endMs += random.int(in: 4_000...12_000)
                stretches.append(Stretch(untilMs: endMs, percent: 20))
            case ...65:
                endMs += random.int(in: 8_000...25_000)
                stretches.append(Stretch(untilMs: endMs, percent: 100))
            case ...88:
                endMs += random.int(in: 5_000...15_000)
                stretches.append(Stretch(untilMs: endMs, percent: 200))
            default:
                endMs += random.int(in: 2_000...5_000)
                stretches.append(Stretch(untilMs: endMs, percent: 500))
            }
        }
        self.stretches = stretches
    }

    /// The tempo at a moment after the beginning; after the end that of the last stretch.
    func percent(atMs: Int) -> Int {
        (stretches.first { atMs < $0.untilMs } ?? stretches.last)?.percent ?? 100
    }
}
