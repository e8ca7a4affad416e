import DebateDomain
import DebateTestSupport
import Glibc
import Testing

@testable import DebateRuntime

/// What several processes do to one table: they count together under a common key, each noting its
/// part under its own, while the other slots of the common key's set change hands.
private struct CountingTogether {
    let slots: SharedSlots
    private let nowUs = FixedClock.evening.nowMs * 1000

    static let pathSetting = "DEBATE_TEST_SLOTS"
    static let numberSetting = "DEBATE_TEST_NUMBER"

    static let common = key(1, set: 7)
    private static let stop = key(1, set: 8)

    static func own(_ number: Int) -> UInt64 {
        key(1, set: 100 + UInt64(number))
    }

    private static func key(_ number: UInt64, set: UInt64) -> UInt64 {
        number << SharedSlots.setBits | set
    }

    /// The state of the count 0: it ends last of all in its set, so it is never given up.
    private var start: UInt64 { UInt64(nowUs + RateState.longestMemoryUs / 2) }

    func count(_ key: UInt64) -> UInt64 {
        slots.update(key: key, nowUs: nowUs) { ($0, max($0, start) - start) }
    }

    func add(_ key: UInt64) {
        slots.update(key: key, nowUs: nowUs) { (max($0, start) + 1, ()) }
    }

    /// Counts until told to stop.
    func run(_ number: Int) {
        var random = SeededRandom("counting \(number)")
        while count(Self.stop) == 0 {
            add(Self.common)
            add(Self.own(number))
            let endUs = nowUs + Int64(random.int(in: 1...1000))
            slots.update(key: Self.key(random.next(), set: 7), nowUs: nowUs) { _ in
                (UInt64(endUs), ())
            }
        }
    }

    func tellToStop() {
        add(Self.stop)
    }

    /// Whether a process counts on, so many times more, within a minute.
    func counts(_ number: Int, more: UInt64) -> Bool {
        let goal = count(Self.own(number)) + more
        let end = WallClock.monotonicMicroseconds() + 60_000_000
        while count(Self.own(number)) < goal {
            guard WallClock.monotonicMicroseconds() < end else { return false }
            sched_yield()
        }
        return true
    }
}

@Suite("Shared slots of several processes")
struct SharedSlotsProcessTests {
    private static let path = Environment.ofProcess()[CountingTogether.pathSetting]

    /// Not a test of its own: what the children of the test below do.
    @Test("a child counts", .enabled(if: path != nil, "runs as a child of the next test"))
    func child() throws {
        let slots = try SharedSlots(path: #require(Self.path))
        let number = try Environment.ofProcess().integer(
            CountingTogether.numberSetting, in: 1...4, default: 1)
        CountingTogether(slots: slots).run(number)
    }

    @Test("processes count as one, and who is killed loses at most what it was about to note")
    func killed() throws {
        let home = try TemporaryHome()
        let path = home.path + "/rates"
        let program = try #require(Files.linkTarget("/proc/self/exe"))
        let quiet = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(quiet) }
        // Nobody has made the file yet: all of them try.
        let children = (1...4).map { number in
            ChildProcess(
                program,
                [
                    "--testing-library", "swift-testing", "--filter",
                    "SharedSlotsProcessTests/child",
                ],
                environment: [
                    CountingTogether.pathSetting: path,
                    CountingTogether.numberSetting: "\(number)",
                ], output: quiet)
        }
        let counting = CountingTogether(slots: try SharedSlots(path: path))
        for number in 1...4 { #expect(counting.counts(number, more: 5000)) }
        for number in 1...3 { children[number - 1].end(by: SIGKILL) }
        #expect(counting.counts(4, more: 5000), "who is left goes on")
        counting.tellToStop()
        #expect(children[3].wait() == 0)
        let parts = (1...4).map { counting.count(CountingTogether.own($0)) }
        let noted = parts.reduce(0, +)
        let common = counting.count(CountingTogether.common)
        #expect(noted <= common && common <= noted + 3, "\(parts)")
    }
}
