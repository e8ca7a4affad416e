import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Copies of the database")
struct StoreCopyTests {
    private let database: TemporaryDatabase
    private let copy: String

    init() throws {
        database = try TemporaryDatabase()
        copy = database.home.path + "/copy.db"
    }

    private var settings: Settings { database.home.settings }

    private func epoch(_ path: String) throws -> String? {
        try Connection(path: path, mode: .readOnly)
            .text("SELECT value FROM installation WHERE name = 'epoch'")
    }

    @Test("hold what was committed, each in one file that stands on its own")
    func make() throws {
        _ = try database.store.writer.submit { try $0.noteOnce("fact", value: "told") }
        try StoreCopy.make(of: settings, at: copy)
        let found = try Connection(path: copy, mode: .readOnly)
            .text("SELECT value FROM installation WHERE name = 'fact'")
        #expect(found == "told")
        #expect(try StoreCopy.schema(at: copy) == StoreCopy.newestSchema)
        #expect(!Files.exists(copy + "-wal") && !Files.exists(copy + "-journal"))
        #expect(try epoch(copy) == epoch(settings.databasePath))
    }

    @Test("get an epoch of their own, also where they lie as the database did")
    func newEpoch() throws {
        _ = try database.store.writer.submit { try $0.noteOnce("fact", value: "told") }
        try StoreCopy.make(of: settings, at: copy)
        // As though the copy had been made in this very file: nothing else tells it apart.
        let file = StoreFile(
            path: copy, lockPath: settings.writeLockPath, bootID: settings.bootID)
        _ = try file.open(.readWrite)
        let first = try epoch(copy)
        try StoreCopy.prepareRestore(at: copy, settings: settings, log: .silent)
        #expect(!Files.exists(copy + "-wal"), "all of it is in the file that will be moved")
        let second = try epoch(copy)
        #expect(second != first)
        let moved = database.home.path + "/moved.db"
        try Files.move(copy, to: moved)
        _ = try StoreFile(
            path: moved, lockPath: settings.writeLockPath, bootID: settings.bootID
        ).open(.readOnly)
        #expect(try epoch(moved) == second)
    }

    @Test("of a newer program or of nobody are refused")
    func refused() throws {
        try StoreCopy.make(of: settings, at: copy)
        let newer = StoreCopy.newestSchema + 1
        try Connection(path: copy, mode: .readWrite).run("PRAGMA user_version = \(newer)")
        #expect(throws: StoreError.newerDatabase(found: newer, known: newer - 1)) {
            try StoreCopy.prepareRestore(at: copy, settings: settings, log: .silent)
        }
        let empty = database.home.path + "/empty.db"
        try Files.replace(empty, with: [])
        #expect(throws: StoreError.damaged("it is empty")) {
            try StoreCopy.prepareRestore(at: empty, settings: settings, log: .silent)
        }
    }
}
