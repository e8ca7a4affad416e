import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Event log")
struct EventLogTests {
    private let home: TemporaryHome
    private let channel = Channel.debate(.sample(1))

    init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
    }

    private struct Refusal: Error {}

    private func event(_ title: String, on channel: Channel) -> ChannelEvent {
        var debate = Debate.sample(1)
        debate.title = title
        return ChannelEvent(.debateUpdated(debate), on: channel)
    }

    private func append(_ events: [ChannelEvent], fails: Bool = false) -> SubmittedWrite<Void> {
        submitted { transaction in
            try transaction.append(events, nowMs: 1)
            if fails { throw Refusal() }
        }
    }

    private func read<Value>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Value
    ) throws -> Value {
        try Store(settings: home.settings, log: .silent).reader().read(body)
    }

    @Test("numbers are dense per channel, and a write undone gives its numbers back")
    func dense() throws {
        let other = Channel.lobby
        try commit(
            [
                append([event("a", on: channel), event("b", on: other), event("c", on: channel)]),
                append([event("lost", on: channel), event("lost", on: other)], fails: true),
                append([event("d", on: channel)]),
            ], in: home)
        let (ours, lobby) = try read { transaction throws(StoreError) in
            (
                try transaction.events(of: channel, after: 0, limit: 10),
                try transaction.events(of: other, after: 0, limit: 10)
            )
        }
        #expect(ours.map(\.seq) == [1, 2, 3])
        #expect(lobby.map(\.seq) == [1])
        #expect(ours.allSatisfy { $0.name == "debate.updated" && !$0.data.contains("lost") })
        #expect(
            try read { transaction throws(StoreError) in
                try transaction.position(of: channel).seq
            } == 3)
    }

    @Test("a channel nobody wrote to stands at 0 of the same epoch")
    func empty() throws {
        let positions = try read { transaction throws(StoreError) in
            (
                try transaction.position(of: channel),
                try transaction.position(of: .staff(.sample(1)))
            )
        }
        #expect(positions.0.seq == 0 && positions.0 == positions.1)
        #expect(positions.0.epoch.utf8.count == 12)
    }

    /// Issue: no hole, no duplicate, order = commit order, whatever is undone meanwhile.
    @Test("six writers that undo a fifth of their writes, and a reader that tails them")
    func tailed() throws {
        let writers = 6
        let writesEach = 60
        let settings = home.settings
        let stores = (0..<writers).map { _ in
            Store(settings: settings, log: .silent, patience: .endless)
        }
        let threads = stores.map { store in
            Thread(name: "writer") { store.writer.run() }
        }
        let isDone = Monitor(false)
        let tail = Monitor<[Int64]>([])
        let channel = channel
        let reading = Thread(name: "tail") {
            let reader = Store(settings: settings, log: .silent).reader()
            var last: Int64 = 0
            while true {
                let wasDone = isDone.update { $0 }
                let page = try? reader.read { transaction throws(StoreError) in
                    try transaction.events(of: channel, after: last, limit: 50)
                }
                for event in page ?? [] {
                    last = event.seq
                    tail.update { $0.append(event.seq) }
                }
                if wasDone, page?.isEmpty == true { return }
            }
        }
        let committed = Monitor(0)
        onThreads(writers) { index in
            var random = SeededRandom("event log \(index)")
            for number in 0..<writesEach {
                let fails = random.next() % 5 == 0
                do {
                    try stores[index].writer.submit(patienceMs: 600_000) { transaction in
                        try transaction.append(
                            [event("\(index) \(number)", on: channel), event("x", on: .lobby)],
                            nowMs: 1)
                        if fails { throw Refusal() }
                    }
                    committed.update { $0 += 1 }
                } catch {
                    #expect(error is Refusal)
                }
            }
        }
        isDone.update { $0 = true }
        reading.join()
        for store in stores { store.writer.stop() }
        for thread in threads { thread.join() }
        let count = committed.update { $0 }
        #expect(tail.update { $0 } == (0..<count).map { Int64($0 + 1) })
        let order = try Connection(path: settings.databasePath, mode: .readOnly).rows(
            """
            SELECT seq FROM event
            WHERE channel = (SELECT number FROM channel WHERE name = ?)
            ORDER BY id
            """, [channel.name]
        ) { $0.integer(0) }
        #expect(order == (0..<count).map { Int64($0 + 1) })
    }
}
