/// What kind of person a viewer is; drawn once and kept.
struct Temperament: Sendable, Hashable {
    /// Percent added to the hall's inclination towards the affirmative side: −30…30.
    let bias: Int
    /// Whether the viewer ever votes.
    let votes: Bool
    /// Whether the viewer votes a second time when the round allows it.
    let reconsiders: Bool
    /// Mean pause between two lines in a hall of usual tempo; `nil` is the silent majority.
    let talkPauseMs: Int?
    /// Mean pause between two batches of likes; `nil` never taps.
    let likePauseMs: Int?
    /// Mean pause between two gifts; `nil` gives none.
    let giftPauseMs: Int?

    init(from random: inout SeededRandom) {
        bias = random.int(in: -30...30)
        votes = random.chance(percent: 85)
        reconsiders = random.chance(percent: 14)
        talkPauseMs = random.chance(percent: 28) ? random.int(in: 15_000...70_000) : nil
        likePauseMs = random.chance(percent: 45) ? random.int(in: 6_000...30_000) : nil
        giftPauseMs = random.chance(percent: 10) ? random.int(in: 30_000...120_000) : nil
    }
}
