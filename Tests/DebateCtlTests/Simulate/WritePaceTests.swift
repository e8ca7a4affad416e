import Testing

@testable import DebateCtl

@Suite("Write pace")
struct WritePaceTests {
    private func taken(_ pace: inout WritePace, in range: Range<Int>) -> Int {
        var count = 0
        for atMs in range {
            while pace.takes(atMs: atMs) { count += 1 }
        }
        return count
    }

    @Test("a small burst at first, then so many a second")
    func holds() {
        var pace = WritePace(perSecond: 100)
        #expect(taken(&pace, in: 0..<1) == 20)
        let count = taken(&pace, in: 1..<10_001)
        #expect((995...1001).contains(count))
    }

    @Test("429 pauses everybody as long as was asked, then halves the pace, down to a floor")
    func slowsDown() {
        var pace = WritePace(perSecond: 100)
        pace.slowDown(atMs: 0, waitMs: 2000)
        // Others that were under way are refused as well: that is one sign, not many.
        pace.slowDown(atMs: 10, waitMs: 9000)
        #expect(taken(&pace, in: 0..<2000) == 0)
        #expect(pace.perSecond == 50)
        for turn in 1...9 { pace.slowDown(atMs: turn * 100_000, waitMs: 0) }
        #expect(pace.perSecond == 5)
    }

    @Test("the pace comes back while writes are taken, no further than asked for")
    func recovers() {
        var pace = WritePace(perSecond: 40)
        pace.slowDown(atMs: 0, waitMs: 0)
        for second in 1...100 {
            while pace.takes(atMs: second * 1000) { pace.recover() }
        }
        #expect(pace.perSecond == 40)
    }
}
