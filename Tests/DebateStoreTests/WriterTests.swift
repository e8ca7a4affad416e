import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Writer")
struct WriterTests {
    private let home: TemporaryHome
    private let store: Store

    init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
        store = Store(settings: home.settings, log: .silent)
    }

    private struct Refusal: Error, Equatable {}

    private func stored() throws -> [String] {
        try Connection(path: home.settings.databasePath, mode: .readOnly)
            .rows("SELECT name FROM installation WHERE value = '' ORDER BY name") { $0.text(0) }
    }

    private func note(_ name: String) -> SubmittedWrite<Void> {
        submitted { _ = try $0.noteOnce(name, value: "") }
    }

    // MARK: One batch

    @Test("a write that fails undoes all of itself and nothing of its neighbours")
    func savepoints() throws {
        var batch: [SubmittedWrite<Void>] = []
        for number in 0..<10 {
            batch.append(note("good \(number)"))
            batch.append(
                submitted { transaction in
                    _ = try transaction.noteOnce("bad \(number)", value: "")
                    if number.isMultiple(of: 2) { throw Refusal() }
                    try transaction.connection.run("INSERT INTO debate_count VALUES (-1, 0, 0, 0)")
                })
        }
        let answers = try commit(batch, in: home)
        for (index, answer) in answers.enumerated() {
            #expect((answer == nil) == index.isMultiple(of: 2), "write \(index)")
        }
        #expect(answers[1] is Refusal)
        #expect(try stored() == (0..<10).map { "good \($0)" })
    }

    @Test("a write that had to wait too long is refused, and its neighbours are not")
    func tooLate() throws {
        let late = submitted(patienceMs: -1) { _ = try $0.noteOnce("late", value: "") }
        let answers = try commit([note("a"), late, note("b")], in: home)
        #expect(answers[1] as? StoreError == .unavailable("the write waited too long"))
        #expect(try stored() == ["a", "b"])
    }

    @Test("when the database ends the transaction, no write of the batch is said to be done")
    func diskFull() throws {
        var session = writerSession(of: home)
        let full = submitted { transaction in
            let pages = try transaction.connection.integer("PRAGMA page_count")
            _ = try transaction.connection.integer("PRAGMA max_page_count = \(pages)")
            for number in 0..<100_000 {
                _ = try transaction.noteOnce("\(number)", value: String(repeating: "x", count: 500))
            }
        }
        let batch = [note("before"), full, note("after")]
        session.commit(batch)
        for write in batch { #expect(throws: StoreError.self) { try write.result() } }
        #expect(try stored() == [])
        // The next batch gets a new connection and goes on.
        let next = note("next")
        session.commit([next])
        #expect(throws: Never.self) { try next.result() }
        #expect(try stored() == ["next"])
    }

    @Test("a write that ends the transaction itself takes the whole batch with it")
    func endsTransaction() throws {
        let ends = submitted { try $0.connection.run("ROLLBACK") }
        let answers = try commit([note("a"), ends, note("b")], in: home)
        #expect(answers.allSatisfy { $0 is StoreError })
        #expect(try stored() == [])
        #expect(try commit([note("c")], in: home).allSatisfy { $0 == nil })
    }

    @Test("a missing database is said once, and writing resumes when it is there")
    func resumes() throws {
        let other = try TemporaryHome()
        let path = other.path + "/log"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        var session = writerSession(
            of: other,
            log: Log(threshold: .info, prefixesPriority: false, descriptor: descriptor))
        let early = [note("a"), note("b")]
        for write in early { session.commit([write]) }
        for write in early { #expect(throws: StoreError.self) { try write.result() } }
        try Store.migrate(settings: other.settings, log: .silent)
        for name in ["c", "d"] {
            let write = note(name)
            session.commit([write])
            #expect(throws: Never.self) { try write.result() }
        }
        let log = String(decoding: try Files.read(path) ?? [], as: UTF8.self)
        #expect(log.split(separator: "\n").count == 2)
        #expect(log.contains("store writes fail") && log.contains("store writes resumed"))
    }

    // MARK: The thread and its queue

    @Test("what a write gave is answered, and by then every other connection sees it")
    func committed() throws {
        let writing = Thread(name: "writer") { [store] in store.writer.run() }
        let other = store.reader()
        for number in 1...50 {
            let answer = try store.writer.submit { transaction in
                try transaction.insert(.sample(number))
                return number
            }
            #expect(answer == number)
            let count = try other.read { transaction throws(StoreError) in
                try transaction.debateCount()
            }
            #expect(count == number)
        }
        #expect(throws: Refusal.self) { try store.writer.submit { _ in throw Refusal() } }
        store.writer.stop()
        writing.join()
    }

    @Test("refuses at once what the queue cannot hold; stopping does all that wait, then no more")
    func queue() throws {
        let more = 60
        let outcome = Monitor((done: 0, refused: 0))
        let threads = (0..<Writer.longestQueue + more).map { number in
            Thread(name: "submit") { [store] in
                do {
                    try store.writer.submit(patienceMs: 600_000) {
                        _ = try $0.noteOnce("\(number)", value: "")
                    }
                    outcome.update { $0.done += 1 }
                } catch {
                    outcome.update { $0.refused += 1 }
                }
            }
        }
        // Nobody commits yet, so the rest must stand in the queue.
        outcome.wait { $0.refused == more ? () : nil }
        store.writer.stop()
        store.writer.run()
        for thread in threads { thread.join() }
        #expect(outcome.update { $0.done } == Writer.longestQueue)
        #expect(try stored().count == Writer.longestQueue)
        #expect(throws: StoreError.self) { try store.writer.submit { _ in } }
    }

    @Test("writers of several processes' worth store every write exactly once")
    func twoWriters() throws {
        let settings = home.settings
        let stores = (0..<2).map { _ in
            Store(settings: settings, log: .silent, patience: .endless)
        }
        let writing = stores.map { store in Thread(name: "writer") { store.writer.run() } }
        let failures = Monitor(0)
        onThreads(16) { thread in
            for round in 0..<25 {
                let number = thread * 25 + round
                do {
                    try stores[thread % 2].writer.submit(patienceMs: 600_000) {
                        try $0.insert(.sample(number))
                    }
                } catch {
                    failures.update { $0 += 1 }
                }
            }
        }
        for store in stores { store.writer.stop() }
        for thread in writing { thread.join() }
        #expect(failures.update { $0 } == 0)
        let count = try store.reader().read { transaction throws(StoreError) in
            try transaction.debateCount()
        }
        #expect(count == 400)
    }

    @Test("a stopped writer leaves one whole file")
    func wholeFile() throws {
        do {
            let writing = Thread(name: "writer") { [store] in store.writer.run() }
            try store.writer.submit { try $0.insert(.sample(1)) }
            store.writer.stop()
            writing.join()
        }
        let copy = try TemporaryHome()
        let bytes = try #require(try Files.read(home.settings.databasePath))
        try Files.replace(copy.settings.databasePath, with: bytes)
        let debate = try Store(settings: copy.settings, log: .silent).reader()
            .read { transaction throws(StoreError) in try transaction.debate(.sample(1)) }
        #expect(debate == .sample(1))
    }
}
