import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Room queries")
struct RoomQueriesTests {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase()
    }

    private func write(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) throws {
        try database.store.writer.submit(work)
    }

    private func room(_ number: Int = 1, nowMs: Int64 = 1000) throws -> RoomRecord? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.room(.sample(number), nowMs: nowMs)
        }
    }

    private func debate(
        _ number: Int, _ life: Debate.Life = .notStarted, plannedStartMs: Int64? = nil,
        isRehearsal: Bool = false, archivedAtMs: Int64? = nil
    ) -> Debate {
        var debate = Debate.sample(number, plannedStartMs: plannedStartMs, life: life)
        debate.room = .sample(1)
        debate.isRehearsal = isRehearsal
        debate.archivedAtMs = archivedAtMs
        return debate
    }

    @Test(
        "a room comes back as it was stored",
        arguments: [
            .sample(1), .sample(1, name: "A 厅", isEnabled: false),
            .sample(1, playback: .hls(url: "https://a.example/x.m3u8")),
            .sample(1, playback: .flv(url: "http://a.example/x.flv")),
        ] as [Room])
    func roundTrip(_ room: Room) throws {
        try write { try $0.insert(room, key: .sample) }
        #expect(try self.room() == RoomRecord(room: room, current: nil))
        var changed = Room.sample(
            1, name: "新", isEnabled: false, playback: .hls(url: "http://b.example/"))
        changed.revision = 2
        try write { [changed] in try $0.update(changed) }
        #expect(try self.room()?.room == changed)
    }

    @Test("rooms come in the order they were made, page by page")
    func pages() throws {
        try write { transaction in
            for number in 1...5 { try transaction.insert(.sample(number), key: .sample) }
        }
        let page = try database.store.reader().read { transaction throws(StoreError) in
            try transaction.rooms(PageNumber(page: 2, size: 2), nowMs: 1000)
        }
        #expect(page.rows.map(\.room.id) == [.sample(3), .sample(4)])
        #expect(page.total == 5 && page.pages == 3)
    }

    @Test("a name is taken whatever its case and width, but not by the room itself")
    func names() throws {
        try write { transaction in
            try transaction.insert(.sample(1, name: "Hall Ａ"), key: .sample)
            #expect(try transaction.isRoomName("hall a", takenByOtherThan: .sample(2)))
            #expect(try !transaction.isRoomName("hall a", takenByOtherThan: .sample(1)))
            #expect(try !transaction.isRoomName("hall b", takenByOtherThan: .sample(2)))
        }
        #expect(throws: StoreError.self) {
            try write { try $0.insert(.sample(2, name: "HALL A"), key: .sample) }
        }
    }

    @Test("a key is replaced, and is no part of a room")
    func key() throws {
        let other = StreamKey(String(repeating: "q", count: 32))
        try write { try $0.insert(.sample(1), key: .sample) }
        #expect(try storedKey() == .sample)
        try write { try $0.setStreamKey(other, of: .sample(1)) }
        #expect(try storedKey() == other)
        let shown = "\(String(describing: try room()))"
        #expect(!shown.contains("kkkk") && !shown.contains("qqqq"))
    }

    private func storedKey() throws -> StreamKey? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.streamKey(of: .sample(1))
        }
    }

    @Test("a room is for the live debate, else the next not started, else the last ended")
    func current() throws {
        try write { try $0.insert(.sample(1), key: .sample) }
        let steps: [(Debate, Int)] = [
            (debate(1, .ended(startedAtMs: 1, endedAtMs: 50)), 1),
            (debate(2, .ended(startedAtMs: 1, endedAtMs: 90)), 2),
            (debate(3, .ended(startedAtMs: 1, endedAtMs: 60)), 2),
            (debate(4), 4), (debate(5, plannedStartMs: 900), 5),
            (debate(6, plannedStartMs: 400), 6), (debate(7, plannedStartMs: 500), 6),
            (debate(8), 6), (debate(9, .live(startedAtMs: 5)), 9),
        ]
        for (debate, expected) in steps {
            try write { try $0.insert(debate) }
            #expect(try room()?.current == .sample(expected))
            #expect(try inRoom() == .sample(expected))
        }
    }

    @Test("shows no rehearsal and nothing archived, and its key is for none of these")
    func hidden() throws {
        try write { try $0.insert(.sample(1), key: .sample) }
        let shown = debate(1, plannedStartMs: 800)
        let rehearsal = debate(2, .live(startedAtMs: 5), isRehearsal: true)
        let archived = debate(3, plannedStartMs: 1, archivedAtMs: 5)
        try write { transaction in
            for debate in [shown, rehearsal, archived] { try transaction.insert(debate) }
        }
        #expect(try room()?.current == .sample(1))
        #expect(try inRoom() == .sample(1))
    }

    @Test("a plan nobody kept for half a day comes after the others, and before what has ended")
    func stale() throws {
        let dayMs: Int64 = 86_400_000
        let halfMs = dayMs / 2
        try write { try $0.insert(.sample(1), key: .sample) }
        let ended = debate(1, .ended(startedAtMs: 1, endedAtMs: 50))
        let forgotten = debate(2, plannedStartMs: dayMs)
        try write { transaction in
            for debate in [ended, forgotten] { try transaction.insert(debate) }
        }
        let lateMs = dayMs + halfMs + 1
        #expect(try inRoom(nowMs: lateMs) == .sample(2))
        let unplanned = debate(3)
        try write { try $0.insert(unplanned) }
        #expect(try inRoom(nowMs: lateMs - 1) == .sample(2))
        #expect(try inRoom(nowMs: lateMs) == .sample(3))
        let planned = debate(4, plannedStartMs: 3 * dayMs)
        try write { try $0.insert(planned) }
        for (nowMs, expected) in [(lateMs - 1, 2), (lateMs, 4)] {
            #expect(try inRoom(nowMs: nowMs) == .sample(expected))
            #expect(try room(nowMs: nowMs)?.current == .sample(expected))
        }
    }

    private func inRoom(nowMs: Int64 = 1000) throws -> DebateID? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.debate(inRoom: .sample(1), nowMs: nowMs)
        }
    }

    @Test("a room that goes leaves its debates roomless, each told once, and itself nowhere")
    func delete() throws {
        let debates = [
            debate(1), debate(2, .ended(startedAtMs: 1, endedAtMs: 2)),
            debate(3, isRehearsal: true),
        ]
        try write { transaction in
            try transaction.insert(.sample(1), key: .sample)
            for debate in debates { try transaction.insert(debate) }
            try transaction.insert(.sample(4))
            try transaction.delete(.sample(1), nowMs: 5000) { before, _ in
                AuditEntry(
                    atMs: 5000, actor: .commandLine, action: .roomDelete, debate: before.id,
                    target: "room/x")
            }
        }
        #expect(try room() == nil)
        let reader = database.store.reader()
        for number in 1...3 {
            let (debate, events) = try reader.read { transaction throws(StoreError) in
                (
                    try transaction.debate(.sample(number)),
                    try transaction.events(of: .debate(.sample(number)), after: 0, limit: 9)
                )
            }
            #expect(debate?.room == nil && debate?.revision == 2)
            #expect(events.map(\.name) == ["debate.updated"])
        }
        let lobby = try reader.read { transaction throws(StoreError) in
            try transaction.events(of: .lobby, after: 0, limit: 9)
        }
        #expect(lobby.map(\.name) == ["debate.updated", "debate.updated"], "no rehearsal")
    }

    @Test("a room with a live debate stays")
    func deleteBusy() throws {
        let live = debate(1, .live(startedAtMs: 5))
        try write { transaction in
            try transaction.insert(.sample(1), key: .sample)
            try transaction.insert(live)
        }
        #expect(throws: RuleViolation.roomBusy(.sample(1))) {
            try write { transaction in
                try transaction.delete(.sample(1), nowMs: 5000) { before, _ in
                    AuditEntry(
                        atMs: 1, actor: .commandLine, action: .roomDelete, debate: before.id,
                        target: "")
                }
            }
        }
        #expect(try room()?.current == .sample(1))
    }

    @Test("the current debate of a room is found along an index")
    func plan() throws {
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readOnly)
        let plan = try connection.rows("EXPLAIN QUERY PLAN " + RoomRow.byID, [0, "k3v9pz"]) {
            $0.text(3)
        }
        #expect(!plan.contains { $0.hasPrefix("SCAN debate") }, "\(plan)")
        #expect(plan.contains { $0.contains("INDEX debate_of_room") }, "\(plan)")
    }
}
