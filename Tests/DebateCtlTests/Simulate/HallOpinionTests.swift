import Testing

@testable import DebateCtl

@Suite("Hall opinion and tempo")
struct HallOpinionTests {
    @Test("opinion drifts evenly from mark to mark and stays within bounds", arguments: 1...20)
    func drifts(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let opinion = HallOpinion(seconds: 100, from: &random)
        var last = opinion.affirmativePercent(atMs: 0)
        for atMs in stride(from: 0, through: 120_000, by: 500) {
            let percent = opinion.affirmativePercent(atMs: atMs)
            #expect((20...80).contains(percent))
            #expect(abs(percent - last) <= 1)
            last = percent
        }
        #expect(last == opinion.marks.last)
        #expect(Set(opinion.marks).count > 1)
    }

    @Test("tempo has every moment covered", arguments: 1...20)
    func covers(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let tempo = HallTempo(seconds: 300, from: &random)
        #expect((tempo.stretches.last?.untilMs ?? 0) >= 300_000)
        #expect(tempo.stretches.map(\.untilMs) == tempo.stretches.map(\.untilMs).sorted())
        #expect(tempo.percent(atMs: 1_000_000) > 0)
        #expect(Set(tempo.stretches.map(\.percent)).count > 1)
    }
}
