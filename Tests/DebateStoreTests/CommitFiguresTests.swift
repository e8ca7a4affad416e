import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Commit figures")
struct CommitFiguresTests {
    private let home: TemporaryHome
    private let figures = CommitFigures()

    init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
    }

    private func note(_ name: String) -> SubmittedWrite<Void> {
        submitted { _ = try $0.noteOnce(name, value: "") }
    }

    @Test("a group counts as one commit of so many writes")
    func groups() {
        var session = writerSession(of: home, figures: figures)
        session.commit([note("a")])
        session.commit((0..<5).map { note("b\($0)") })
        #expect(figures.writes.reading.total == 2)
        #expect(figures.writes.reading.sum == 6)
        #expect(figures.duration.reading.total == 2)
        #expect(figures.lockWait.reading.total == 2)
        #expect(figures.failed == 0)
    }

    @Test("a group that could not be committed, and a write that came too late, are told apart")
    func failures() throws {
        var session = writerSession(of: home, figures: figures)
        session.commit([
            submitted(patienceMs: -1) { _ = try $0.noteOnce("late", value: "") }, note("a"),
        ])
        #expect(figures[.late] == 1 && figures.failed == 0)
        session.commit([submitted { try $0.connection.run("ROLLBACK") }])
        #expect(figures.failed == 1)
        #expect(figures.writes.reading.total == 1, "it is no commit")
    }

    @Test("what another process's lock keeps out is counted for each write")
    func stalled() throws {
        let lock = try FileLock(path: home.settings.writeLockPath)
        let isTaken = lock.tryLock()
        #expect(isTaken)
        var session = writerSession(of: home, figures: figures)
        session.commit(
            (0..<5).map { number in
                submitted(patienceMs: 2100) { _ = try $0.noteOnce("\(number)", value: "") }
            })
        lock.unlock()
        #expect(figures[.stalled] == Int64(5 - WriterSession.mostWaitingInStall))
        #expect(figures.failed == 1)
    }

    @Test("several writers count into the same file")
    func shared() throws {
        for name in ["a", "b"] {
            var session = writerSession(
                of: home, figures: CommitFigures(settings: home.settings, log: .silent))
            session.commit([note(name)])
        }
        let seen = CommitFigures(settings: home.settings, log: .silent)
        #expect(seen.writes.reading.total == 2)
    }

    @Test("that the store can be written is proved once a second, however often it is asked")
    func proof() throws {
        let reader = Store(settings: home.settings, log: .silent).reader()
        var session = writerSession(of: home)
        let startMs = FixedClock.evening.nowMs
        var versions = [try reader.version()]
        // The last time is one after the clock was set back.
        for afterMs: Int64 in [0, 0, 999, 1000, 500] {
            let proof = submitted { try $0.proveWritable(nowMs: startMs + afterMs) }
            session.commit([proof])
            try proof.result()
            versions.append(try reader.version())
        }
        let wrote = zip(versions, versions.dropFirst()).map { $0 != $1 }
        #expect(wrote == [true, false, false, true, true])
    }
}
