import Testing

@testable import DebateCtl

@Suite("Seeded random")
struct SeededRandomTests {
    @Test("draws the published numbers of SplitMix64 for seed 0")
    func matchesReference() {
        var random = SeededRandom(seed: 0)
        #expect(random.next() == 0xe220_a839_7b1d_cdaf)
        #expect(random.next() == 0x6e78_9e6a_a1b9_65f4)
    }

    @Test("a range gives both its ends and nothing else")
    func range() {
        var random = SeededRandom(seed: 1)
        let drawn = Set((0..<200).map { _ in random.int(in: -2...2) })
        #expect(drawn == [-2, -1, 0, 1, 2])
    }

    @Test("shuffling keeps every element")
    func shuffle() {
        var random = SeededRandom(seed: 1)
        let shuffled = random.shuffled(Array(0..<50))
        #expect(shuffled != Array(0..<50))
        #expect(shuffled.sorted() == Array(0..<50))
    }
}
