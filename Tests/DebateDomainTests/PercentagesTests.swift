import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Percentages")
struct PercentagesTests {
    @Test(
        "V13: the largest remainders are rounded up until there are 100",
        arguments: [
            ([1, 2], [33, 67]), ([2, 1], [67, 33]), ([1, 1, 1], [34, 33, 33]),
            ([5, 0], [100, 0]), ([1, 199], [1, 99]), ([199, 1], [99, 1]), ([50, 50], [50, 50]),
            ([1, 999], [0, 100]), ([2, 3, 2], [29, 43, 28]),
        ])
    func table(_ parts: [Int], _ percentages: [Int]) {
        #expect(Percentages.of(parts) == percentages)
    }

    @Test("V13: nothing cast has no percentages")
    func nothing() {
        #expect(Percentages.of([0, 0]) == nil)
        #expect(Percentages.of([]) == nil)
        #expect(Percentages.of(Tally(undecided: 3, voters: 3)) == nil)
    }

    /// Catches: a remainder lost, rounding up the wrong part, a side preferred.
    @Test("V13: they sum to 100, lie within 1 of the truth, and swap with the sides")
    func properties() throws {
        var random = SeededRandom("percentages")
        for _ in 0..<2000 {
            let parts = [random.int(in: 0...300), random.int(in: 1...300)]
            let percentages = try #require(Percentages.of(parts))
            #expect(percentages.reduce(0, +) == 100)
            for (part, percentage) in zip(parts, percentages) {
                #expect(abs(part * 100 - percentage * (parts[0] + parts[1])) < parts[0] + parts[1])
            }
            #expect(Percentages.of(parts.reversed()) == percentages.reversed())
        }
    }
}
