import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

/// The zone belongs to the whole process, so no test sets it; elsewhere these are skipped.
@Suite(
    "Local time in Asia/Shanghai",
    .enabled("TZ names another zone") {
        getenv("TZ").map { String(cString: $0) == LocalTime.defaultZone } ?? true
    })
struct LocalTimeTests {
    private let localTime = LocalTime()

    @Test(
        "is eight hours ahead of UTC all year",
        arguments: [
            (0, "1970-01-01 08:00:00"), (1_767_196_800_000, "2026-01-01 00:00:00"),
            (1_795_436_130_000, "2026-11-23 20:15:30"), (1_782_835_199_999, "2026-06-30 23:59:59"),
            (1_709_222_400_000, "2024-03-01 00:00:00"),
        ] as [(Int64, String)])
    func text(_ atMs: Int64, _ text: String) {
        #expect(localTime.text(atMs) == text)
        #expect(localTime.textWithOffset(atMs) == text + "+08:00")
    }

    @Test("a local time and its instant name each other")
    func roundTrip() throws {
        var random = SeededRandom("local time")
        for _ in 0..<500 {
            let time = LocalTimestamp(
                year: random.int(in: 2000...2099), month: random.int(in: 1...12),
                day: random.int(in: 1...28), hour: random.int(in: 0...23),
                minute: random.int(in: 0...59), second: random.int(in: 0...59))
            #expect(localTime.text(localTime.instant(time)) == time.text)
        }
    }
}
