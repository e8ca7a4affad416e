import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Epoch")
struct EpochTests {
    private let home: TemporaryHome

    init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
    }

    private func file(bootID: String = "boot-1") -> StoreFile {
        StoreFile(
            path: home.settings.databasePath, lockPath: home.settings.writeLockPath,
            bootID: bootID)
    }

    private func epoch(_ file: StoreFile) throws -> String {
        try Reader(file: file, protection: WriteProtection()).read {
            transaction throws(StoreError) in
            try transaction.position(of: .lobby).epoch
        }
    }

    @Test("stays while the database stays where it is and the machine runs")
    func stays() throws {
        let first = try epoch(file())
        #expect(first.utf8.count == 12)
        #expect(try epoch(file()) == first)
        try commit([submitted { _ = try $0.noteOnce("x", value: "") }], in: home)
        // The home's own settings name the true run of this machine.
        #expect(try epoch(file(bootID: home.settings.bootID)) != first)
    }

    @Test("changes with a new run of the machine, which may have lost the last commits")
    func newBoot() throws {
        let first = try epoch(file())
        let second = try epoch(file(bootID: "boot-2"))
        #expect(second != first)
        #expect(try epoch(file(bootID: "boot-2")) == second)
    }

    @Test("changes when another file lies in its place, as after a restore")
    func restored() throws {
        let first = try epoch(file())
        let path = home.settings.databasePath
        let bytes = try #require(try Files.read(path))
        try Files.replace(path, with: bytes)
        #expect(try epoch(file()) != first)
    }

    @Test("of many that open at once, all see the same one")
    func oneWins() throws {
        let seen = Monitor<Set<String>>([])
        let file = file(bootID: "boot-9")
        let failures = Monitor(0)
        onThreads(8) { _ in
            do {
                let found = try epoch(file)
                seen.update { _ = $0.insert(found) }
            } catch {
                failures.update { $0 += 1 }
            }
        }
        #expect(failures.update { $0 } == 0)
        #expect(seen.update { $0.count } == 1)
    }

    @Test("is given before the first write too, whose thread holds the lock already")
    func writer() throws {
        let before = try epoch(file())
        var session = WriterSession(
            file: file(bootID: "boot-3"),
            doorbell: Doorbell(directory: home.settings.bellDirectory),
            protection: WriteProtection(), figures: CommitFigures(), log: .silent)
        let write = submitted { _ = try $0.noteOnce("x", value: "") }
        session.commit([write])
        #expect(throws: Never.self) { try write.result() }
        #expect(try epoch(file(bootID: "boot-3")) != before)
    }
}
