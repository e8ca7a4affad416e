import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Due work")
struct DueDutyTests {
    /// Writes one note when there is none yet, as every duty must find nothing left to do.
    private struct Note: DueDuty {
        func isDue(
            _ transaction: borrowing ReadTransaction, nowMs: Int64
        ) throws(StoreError) -> Bool {
            try translating { () throws(SQLiteError) in
                try transaction.connection.integer(
                    "SELECT count(*) FROM installation WHERE name = 'due'") == 0
            }
        }

        func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
            _ = try transaction.noteOnce("due", value: "\(nowMs)")
        }
    }

    @Test("every worker looks by itself, without a request, and it is done once")
    func done() throws {
        let home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
        let stores = (0..<3).map { _ in
            Store(settings: home.settings, log: .silent, duties: [Note()])
        }
        let threads = stores.map { store in Thread(name: "writer") { store.writer.run() } }
        let reader = stores[0].reader()
        var found = false
        let end = WallClock.monotonicMicroseconds() + 60_000_000
        while !found, WallClock.monotonicMicroseconds() < end {
            found = try reader.read { transaction throws(StoreError) in
                try !Note().isDue(transaction, nowMs: 0)
            }
            if !found { usleep(20_000) }
        }
        #expect(found)
        for store in stores { store.writer.stop() }
        for thread in threads { thread.join() }
    }
}
