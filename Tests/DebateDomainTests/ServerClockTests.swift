import DebateDomain
import Testing

@Suite("Server clock")
struct ServerClockTests {
    @Test("of the last ten frames the least delayed one counts")
    func leastDelayed() {
        var clock = ServerClock()
        #expect(clock.nowMs(atMs: 5) == nil)
        for delayMs: Int64 in [300, 20, 250] { clock.take(nowMs: 1000 - delayMs, atMs: 0) }
        #expect(clock.nowMs(atMs: 7) == 987)
        for _ in 0..<8 { clock.take(nowMs: 900, atMs: 0) }
        #expect(clock.nowMs(atMs: 7) == 987)
        clock.take(nowMs: 900, atMs: 0)
        #expect(clock.nowMs(atMs: 7) == 907)
    }
}
