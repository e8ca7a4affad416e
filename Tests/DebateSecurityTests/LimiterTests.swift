import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateSecurity

@Suite("Limiter")
struct LimiterTests {
    private let home: TemporaryHome
    private let nowMs = FixedClock.evening.nowMs
    private let ballots = RateLimit("ballots", 20, per: .seconds(10))
    private let login = FailureBackoff("login")

    init() throws {
        home = try TemporaryHome()
    }

    private func limiter(_ path: String = "rates", key: UInt8 = 1) -> Limiter {
        Limiter(
            path: home.path + "/" + path,
            key: [UInt8](repeating: key, count: Limiter.keyBytes),
            log: Log(threshold: .error))
    }

    /// How many of so many attempts at one instant get through.
    private func taken(_ limiter: Limiter, _ limit: RateLimit, _ who: String) -> Int {
        (0..<50).count { _ in limiter.take(limit, who, nowMs: nowMs) == nil }
    }

    @Test("lets each through up to the limit, and tells the others how long to wait")
    func take() {
        let limiter = limiter()
        #expect(taken(limiter, ballots, "a") == 20)
        #expect(taken(limiter, ballots, "b") == 20)
        #expect(limiter.take(ballots, "a", nowMs: nowMs) == 500)
        #expect(limiter.take(ballots, "a", nowMs: nowMs + 499) == 1)
        #expect(limiter.take(ballots, "a", nowMs: nowMs + 500) == nil)
        #expect(limiter.take(ballots, "a", cost: 3, nowMs: nowMs + 500) == 1500)
    }

    @Test("looking takes nothing")
    func look() {
        let limiter = limiter()
        for _ in 0..<50 { #expect(limiter.wait(ballots, "a", nowMs: nowMs) == nil) }
        #expect(taken(limiter, ballots, "a") == 20)
        for _ in 0..<50 { #expect(limiter.wait(ballots, "a", nowMs: nowMs) == 500) }
        #expect(limiter.wait(ballots, "a", cost: 2, nowMs: nowMs) == 1000)
        #expect(limiter.take(ballots, "a", nowMs: nowMs + 500) == nil)
    }

    @Test("limits of other names count apart, and no name and text run together")
    func names() {
        let limiter = limiter()
        let other = RateLimit("likes", 20, per: .seconds(10))
        #expect(taken(limiter, ballots, "a") == 20)
        #expect(taken(limiter, other, "a") == 20)
        #expect(taken(limiter, RateLimit("ballotsa", 20, per: .seconds(10)), "") == 20)
        #expect(limiter.attempt(FailureBackoff("ballots2"), "a", nowMs: nowMs) == nil)
    }

    @Test("limiters of one file and key count together, of another key apart")
    func shared() {
        let first = limiter()
        #expect(taken(first, ballots, "a") == 20)
        #expect(taken(limiter(), ballots, "a") == 0)
        #expect(taken(limiter(key: 2), ballots, "a") == 20)
        #expect(taken(limiter("others"), ballots, "a") == 20)
    }

    @Test("of many threads of several limiters exactly the burst gets through at one instant")
    func threads() {
        let limiters = [limiter(), limiter(), limiter()]
        for round in 0..<50 {
            let taken = Monitor(0)
            onThreads(9) { index in
                let mine = self.taken(limiters[index % 3], ballots, "person \(round)")
                taken.update { $0 += mine }
            }
            #expect(taken.update { $0 } == 20)
        }
    }

    @Test("attempts count as failed until one succeeds")
    func attempts() {
        let limiter = limiter()
        for _ in 0..<6 { #expect(limiter.attempt(login, "a", nowMs: nowMs) == nil) }
        #expect(limiter.wait(login, "a", nowMs: nowMs) == 1000)
        #expect(limiter.attempt(login, "a", nowMs: nowMs + 999) == 1)
        #expect(limiter.attempt(login, "b", nowMs: nowMs) == nil)
        #expect(limiter.attempt(login, "a", nowMs: nowMs + 1000) == nil)
        #expect(limiter.attempt(login, "a", nowMs: nowMs + 1000) == 2000)
        limiter.forget(login, "a", nowMs: nowMs + 1000)
        #expect(limiter.wait(login, "a", nowMs: nowMs + 1000) == nil)
        for _ in 0..<6 { #expect(limiter.attempt(login, "a", nowMs: nowMs + 1000) == nil) }
    }

    @Test("guesses made at one instant are no more than the free ones and one")
    func manyGuesses() {
        let limiter = limiter()
        let begun = Monitor(0)
        onThreads(8) { _ in
            for _ in 0..<20 where limiter.attempt(login, "a", nowMs: nowMs) == nil {
                begun.update { $0 += 1 }
            }
        }
        #expect(begun.update { $0 } == 6)
    }

    @Test("after the clock was set back people wait once as usual, not until it is late again")
    func clockSetBack() {
        let limiter = limiter()
        _ = taken(limiter, ballots, "a")
        for _ in 0..<6 { _ = limiter.attempt(login, "a", nowMs: nowMs) }
        let earlier = nowMs - 365 * 86_400_000
        #expect(limiter.wait(ballots, "a", nowMs: earlier) == 500)
        #expect(limiter.wait(ballots, "a", nowMs: earlier + 500) == nil)
        #expect(limiter.wait(login, "a", nowMs: earlier) == 1000)
        #expect(limiter.attempt(login, "a", nowMs: earlier + 999) == 1)
        #expect(limiter.attempt(login, "a", nowMs: earlier + 1000) == nil)
    }

    @Test("where no file can be made it counts by itself and warns once")
    func fallback() throws {
        let logPath = home.path + "/log"
        try Files.replace(home.path + "/file", with: [])
        let descriptor = open(logPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let limiter = Limiter(
            path: home.path + "/file/rates", key: [UInt8](repeating: 1, count: 16),
            log: Log(
                threshold: .warn, prefixesPriority: false, descriptor: descriptor, nowMs: { 42 }))
        #expect(taken(limiter, ballots, "a") == 20)
        let text = String(decoding: try Files.read(logPath) ?? [], as: UTF8.self)
        #expect(
            text == #"{"atMs":42,"level":"warn","event":"rate limits count for each worker by "#
                + #"itself","why":"cannot open \#(home.path)/file/rates: Not a directory"}"# + "\n")
    }
}
