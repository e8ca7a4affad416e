import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@Suite("Use of a home")
struct HomeUseTests {
    private func isFree(_ path: String) throws -> Bool {
        guard let use = try HomeUse.alone(path) else { return false }
        _ = consume use
        return true
    }

    /// Whether it is free before a minute is over: a child another test forks has a closed
    /// descriptor too, until its exec.
    private func becomesFree(_ path: String) throws -> Bool {
        let end = WallClock.monotonicMicroseconds() + 60_000_000
        while try !isFree(path) {
            guard WallClock.monotonicMicroseconds() < end else { return false }
            usleep(1000)
        }
        return true
    }

    @Test("many share it, and nobody has it alone meanwhile")
    func shared() throws {
        let home = try TemporaryHome()
        let path = home.settings.useLockPath
        let log = Log(threshold: .error, descriptor: -1)
        let first = HomeUse.join(path, log: log)
        let second = HomeUse.join(path, log: log)
        #expect(try !isFree(path))
        _ = consume first
        #expect(try !isFree(path))
        _ = consume second
        #expect(try becomesFree(path))
    }

    @Test("who comes while it is held alone waits for the end")
    func waits() throws {
        let home = try TemporaryHome()
        let path = home.settings.useLockPath
        let joined = Monitor(false)
        guard let alone = try HomeUse.alone(path) else {
            Issue.record("nobody uses it")
            return
        }
        let thread = Thread(name: "joins") {
            let use = HomeUse.join(path, log: Log(threshold: .error, descriptor: -1))
            joined.update { $0 = true }
            _ = consume use
        }
        #expect(joined.wait(forMs: 200) { $0 ? true : nil } == nil)
        _ = consume alone
        thread.join()
        #expect(joined.update { $0 })
    }
}
