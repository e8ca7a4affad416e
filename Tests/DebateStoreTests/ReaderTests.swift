import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Reader")
struct ReaderTests {
    private func count(_ reader: Reader) throws(StoreError) -> Int {
        try reader.read { transaction throws(StoreError) in try transaction.debateCount() }
    }

    @Test("all statements of one read see the same commit, whatever is written meanwhile")
    func oneView() throws {
        let database = try TemporaryDatabase()
        let writer = database.store.writer
        try writer.submit { try $0.insert(.sample(1)) }
        let reader = database.store.reader()
        let seen = try reader.read { transaction throws(StoreError) in
            let before = try transaction.debateCount()
            let isWritten = (try? writer.submit { try $0.insert(.sample(2)) }) != nil
            #expect(isWritten)
            let page = try transaction.debates(DebateFilter(), PageNumber(page: 1, size: 10))
            return [before, try transaction.debateCount(), page.total, page.rows.count]
        }
        #expect(seen == [1, 1, 1, 1])
        #expect(try count(reader) == 2)
    }

    @Test("a read that throws ends its view")
    func endsView() throws {
        let database = try TemporaryDatabase()
        let reader = database.store.reader()
        #expect(throws: StoreError.ownFault("x")) {
            try reader.read { transaction throws(StoreError) in
                _ = try transaction.debateCount()
                throw .ownFault("x")
            }
        }
        try database.store.writer.submit { try $0.insert(.sample(1)) }
        #expect(try count(reader) == 1)
    }

    @Test("a reader cannot write")
    func readOnly() throws {
        let database = try TemporaryDatabase()
        #expect(throws: StoreError.self) {
            try database.store.reader().read { transaction throws(StoreError) in
                try translating { () throws(SQLiteError) in
                    try transaction.connection.run("DELETE FROM debate")
                }
            }
        }
    }

    @Test("waits for no database: what is missing is unavailable until it is there")
    func missing() throws {
        let home = try TemporaryHome()
        let reader = Store(settings: home.settings, log: .silent).reader()
        for _ in 0..<2 {
            do throws(StoreError) {
                _ = try count(reader)
                Issue.record("read a missing database")
            } catch {
                guard case .unavailable = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
        try Store.migrate(settings: home.settings, log: .silent)
        #expect(try count(reader) == 0)
    }

    @Test("goes on with the file that was put in the place of the old one")
    func replaced() throws {
        let old = try TemporaryDatabase()
        let reader = old.store.reader()
        #expect(try count(reader) == 0)
        let new = try TemporaryHome()
        try Store.migrate(settings: new.settings, log: .silent)
        try commit([submitted { try $0.insert(.sample(1)) }], in: new)
        let path = old.home.settings.databasePath
        for end in ["-wal", "-shm"] { unlink(path + end) }
        #expect(rename(new.settings.databasePath, path) == 0)
        #expect(try count(reader) == 1)
        // The writer goes on there too.
        try old.store.writer.submit { try $0.insert(.sample(2)) }
        #expect(try count(reader) == 2)
    }
}
