import Testing

@testable import DebateCtl

@Suite("Backoff")
struct BackoffTests {
    @Test("dying at once doubles the wait, up to five seconds")
    func doubles() {
        var backoff = Backoff()
        let delays = (0..<8).map { _ in backoff.delayMs(afterLifeOf: 10) }
        #expect(delays == [100, 200, 400, 800, 1600, 3200, 5000, 5000])
    }

    @Test("a long life makes the next wait short again")
    func recovers() {
        var backoff = Backoff()
        for _ in 0..<5 { _ = backoff.delayMs(afterLifeOf: 10) }
        #expect(backoff.delayMs(afterLifeOf: 2000) == 100)
        #expect(backoff.delayMs(afterLifeOf: 10) == 200)
    }
}
