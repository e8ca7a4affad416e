import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@Suite("Files")
struct FilesTests {
    private let home: TemporaryHome
    private let path: String

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/file"
    }

    @Test("a missing file is no error, an unreadable one is")
    func read() throws {
        #expect(try Files.read(path) == nil)
        #expect(throws: FileProblem.self) { try Files.read(home.path) }
    }

    @Test("replaces a file with its mode and leaves nothing beside it")
    func replace() throws {
        let large = [UInt8](repeating: 7, count: 300_000)
        try Files.replace(path, with: [1, 2], mode: 0o600)
        #expect(try Files.read(path) == [1, 2])
        #expect(permissions(of: path) == 0o600)
        try Files.replace(path, with: large)
        #expect(try Files.read(path) == large)
        #expect(home.files == ["file"])
    }

    @Test("a replacement that fails says why and leaves nothing behind")
    func replaceFails() throws {
        try Files.makeDirectory(path)
        do throws(FileProblem) {
            try Files.replace(path, with: [1])
            Issue.record("replaced a directory")
        } catch {
            #expect(error.code == EISDIR)
            #expect(error.description == "cannot write \(path): Is a directory")
        }
        #expect(home.files == ["file"])
    }

    @Test("readers and other writers see the old bytes or the new ones, never a part")
    func replacedByMany() throws {
        let path = path
        let whole = (0..<8).map { [UInt8](repeating: UInt8($0), count: 100_000) }
        try Files.replace(path, with: whole[0])
        let torn = Monitor(0)
        onThreads(8) { index in
            for _ in 0..<20 {
                let didReplace = (try? Files.replace(path, with: whole[index])) != nil
                let seen = (try? Files.read(path)) ?? []
                let isWhole = seen.count == 100_000 && Set(seen).count == 1
                torn.update { $0 += didReplace && isWhole ? 0 : 1 }
            }
        }
        #expect(torn.update { $0 } == 0)
        #expect(home.files == ["file"])
    }

    @Test("makes a directory with its parents, and one that exists is fine")
    func directories() throws {
        try Files.makeDirectory(path + "/a/b")
        try Files.makeDirectory(path + "/a/b")
        #expect(Files.canonical(path + "/a/../a/b") == path + "/a/b")
        try Files.replace(path + "/a/file", with: [])
        #expect(throws: FileProblem.self) { try Files.makeDirectory(path + "/a/file/c") }
    }
}

@Suite("File lock")
struct FileLockTests {
    @Test("one descriptor holds it at a time; unlocking and closing give it back")
    func exclusion() throws {
        let home = try TemporaryHome()
        let path = home.path + "/lock"
        let first = try FileLock(path: path)
        #expect(permissions(of: path) == 0o640)
        var isHeld = first.tryLock()
        #expect(isHeld)
        do {
            let second = try FileLock(path: path)
            isHeld = second.lock(forMs: 1)
            #expect(!isHeld)
            first.unlock()
            isHeld = second.tryLock()
            #expect(isHeld)
            isHeld = first.tryLock()
            #expect(!isHeld)
        }
        // A child another test forks has the closed descriptor too, until its exec.
        isHeld = first.lock(forMs: 60_000)
        #expect(isHeld, "closed with its holder")
    }

    @Test("nobody takes it past who waits for it")
    func turn() throws {
        let home = try TemporaryHome()
        let path = home.path + "/lock"
        let lock = try FileLock(path: path)
        do {
            let turn = try FileLock(path: path + ".turn")
            let hasTurn = turn.tryLock()
            #expect(hasTurn)
            let isHeld = lock.lock(forMs: 1)
            #expect(!isHeld)
        }
        // A child another test forks has the closed descriptor too, until its exec.
        let isHeld = lock.lock(forMs: 60_000)
        #expect(isHeld)
    }

    @Test("who waits gets it when the holder lets go")
    func waiting() throws {
        let home = try TemporaryHome()
        let path = home.path + "/lock"
        let first = try FileLock(path: path)
        let isHeld = first.tryLock()
        #expect(isHeld)
        let outcome = Monitor<Bool?>(nil)
        let waiter = Thread(name: "waiter") {
            let isHeld = (try? FileLock(path: path).lock(forMs: 60_000)) ?? false
            outcome.update { $0 = isHeld }
        }
        first.unlock()
        waiter.join()
        #expect(outcome.update { $0 } == true)
    }

    @Test("a lock in a missing directory is refused with its path")
    func missing() {
        #expect(throws: FileProblem.self) { _ = try FileLock(path: "/nowhere/at/all/lock") }
    }
}
