import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Life in the store")
struct LifeQueriesTests {
    private let database: TemporaryDatabase
    private static let act: @Sendable (Debate, Debate) -> AuditEntry = { before, _ in
        AuditEntry(
            atMs: 1, actor: .commandLine, action: .debateEdit, debate: before.id, target: "x")
    }

    init() throws {
        database = try TemporaryDatabase()
    }

    @discardableResult
    private func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        try database.store.writer.submit(work)
    }

    private func read<Result>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws -> Result {
        try database.store.reader().read(body)
    }

    private func debate(_ number: Int = 1) throws -> Debate? {
        try read { transaction throws(StoreError) in try transaction.debate(.sample(number)) }
    }

    /// What a channel heard of debates; of their vote rounds others test.
    private func names(_ channel: Channel = .debate(.sample(1))) throws -> [String] {
        try read { transaction throws(StoreError) in
            try transaction.events(of: channel, after: 0, limit: 500).map(\.name)
        }.filter { !$0.hasPrefix("round.") }
    }

    /// Stores an edit of one field.
    private func edit(
        _ number: Int = 1, nowMs: Int64, _ change: @escaping @Sendable (inout Debate) -> Void
    ) throws {
        try write { transaction in
            let debate = try transaction.current(.sample(number))
            var changed = debate
            change(&changed)
            changed.revision += 1
            _ = try transaction.apply(
                [.debateUpdated(changed)], to: debate, nowMs: nowMs, as: Self.act)
        }
    }

    private func tick(nowMs: Int64) throws {
        for duty in DueDuties.all {
            let isDue = try read { transaction throws(StoreError) in
                try duty.isDue(transaction, nowMs: nowMs)
            }
            if isDue { try write { try duty.perform($0, nowMs: nowMs) } }
        }
    }

    @Test("every field of an edit is stored")
    func everyField() throws {
        try write { try $0.insert(Debate.sample(1)) }
        try write { try $0.insert(.sample(1), key: .sample) }
        try edit(nowMs: 5000) { debate in
            debate.title = "新题"
            debate.motion = "新辩题"
            debate.category = "美食"
            debate.description = "说明"
            debate.tags = ["x", "y\""]
            debate.coverImage = nil
            debate.host = Debate.Host(name: "主持", avatar: nil)
            debate.room = .sample(1)
            debate.plannedStartMs = 99
            debate.startsByItself = true
            debate.sides.affirmative = SideCase(
                label: "支持", claim: "c", team: "t",
                speakers: [Speaker(seat: SpeakerSeat("A1")!, name: "甲\"")])
            debate.rules.minPaired = 77
            debate.settings = DebateSettings(
                autoOpenLive: false, giftBudget: 3, revealOrder: [.post, .pre, .live])
        }
        var expected = Debate.sample(1)
        expected.revision = 2
        expected.title = "新题"
        expected.motion = "新辩题"
        expected.category = "美食"
        expected.description = "说明"
        expected.tags = ["x", "y\""]
        expected.coverImage = nil
        expected.host = Debate.Host(name: "主持", avatar: nil)
        expected.room = .sample(1)
        expected.plannedStartMs = 99
        expected.startsByItself = true
        expected.sides.affirmative = SideCase(
            label: "支持", claim: "c", team: "t",
            speakers: [Speaker(seat: SpeakerSeat("A1")!, name: "甲\"")])
        expected.rules.minPaired = 77
        expected.settings = DebateSettings(
            autoOpenLive: false, giftBudget: 3, revealOrder: [.post, .pre, .live])
        #expect(try debate() == expected)
    }

    @Test("what was written by the version before has the defaults")
    func defaults() throws {
        try write { transaction in
            try transaction.insert(.sample(1))
            try transaction.connection.run("UPDATE debate SET rules = '{}', settings = '{}'")
        }
        #expect(try debate() == .sample(1))
    }

    @Test("a debate whose rules are locked as '{}' can be edited still")
    func lockedDefaults() throws {
        try write { transaction in
            try transaction.insert(.sample(1))
            try transaction.connection.run(
                "UPDATE debate SET rules = '{}', rules_locked_at_ms = 5")
        }
        try edit(nowMs: 5000) { $0.description = "新" }
        #expect(try debate()?.description == "新")
    }

    @Test("the search finds what an edit wrote, and no more what it replaced")
    func search() throws {
        try write { try $0.insert(.sample(1, title: "猫好还是狗好")) }
        try edit(nowMs: 5000) {
            $0.title = "咖啡好还是茶好"
            $0.motion = $0.title
        }
        func found(_ keyword: String) throws -> Int {
            try read { transaction throws(StoreError) in
                try transaction.debates(
                    DebateFilter(keyword: keyword), PageNumber(page: 1, size: 10)
                ).total
            }
        }
        #expect(try found("咖啡") == 1)
        #expect(try found("猫好") == 0)
    }

    @Test("lists show neither rehearsals nor what is archived; a room's list its own")
    func lists() throws {
        var rehearsal = Debate.sample(2)
        rehearsal.isRehearsal = true
        var archived = Debate.sample(3, life: .ended(startedAtMs: 1, endedAtMs: 2))
        archived.archivedAtMs = 5
        var inRoom = Debate.sample(4)
        inRoom.room = .sample(1)
        let all = [Debate.sample(1), rehearsal, archived, inRoom]
        try write { transaction in
            try transaction.insert(.sample(1), key: .sample)
            for debate in all { try transaction.insert(debate) }
        }
        func ids(_ filter: DebateFilter) throws -> Set<DebateID> {
            try read { transaction throws(StoreError) in
                let page = try transaction.debates(filter, PageNumber(page: 1, size: 10))
                #expect(page.total == page.rows.count)
                return Set(page.rows.map(\.id))
            }
        }
        #expect(try ids(DebateFilter()) == [.sample(1), .sample(4)])
        #expect(try ids(DebateFilter(status: .ended)) == [])
        #expect(try ids(DebateFilter(keyword: "人工")) == [.sample(1), .sample(4)])
        #expect(try ids(DebateFilter(room: .sample(1))) == [.sample(4)])
        #expect(try ids(DebateFilter(room: .sample(2))) == [])
        let lobby = try read { transaction throws(StoreError) in try transaction.lobby() }
        #expect(Set(lobby.debates.map(\.id)) == [.sample(1), .sample(4)])
    }

    @Test("a debate that is removed leaves nothing but the record of acts")
    func remove() throws {
        try write { try $0.insert(Account.sample(1, role: .organiser), passwordHash: "x") }
        try write { try $0.create(.sample(1), by: AccountID(.sample(1)), nowMs: 5) }
        try edit(nowMs: 5000) { $0.description = "新" }
        try write { transaction in
            try transaction.delete(.sample(1), nowMs: 6000) { before in
                AuditEntry(
                    atMs: 6000, actor: .commandLine, action: .debateDelete, debate: before.id,
                    target: "live/x")
            }
        }
        #expect(try debate() == nil)
        #expect(try names(.lobby) == ["debate.created", "debate.updated", "debate.removed"])
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readOnly)
        for table in ["debate", "debate_side", "debate_count", "debate_search", "member"] {
            #expect(try connection.integer("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        #expect(try connection.integer("SELECT count(*) FROM channel WHERE name <> 'lobby'") == 0)
        #expect(try connection.integer("SELECT count(*) FROM audit") == 2)
    }

    @Test("of many edits in a second the channels hear the first at once and the last later")
    func pace() throws {
        try write { try $0.insert(.sample(1)) }
        for step in 0..<10 {
            try edit(nowMs: 5000 + Int64(step) * 50) { $0.description = "第\(step)稿" }
        }
        #expect(try names() == ["debate.updated"])
        try tick(nowMs: 5999)
        #expect(try names().count == 1)
        try tick(nowMs: 6000)
        try tick(nowMs: 6250)
        #expect(try names() == ["debate.updated", "debate.updated"])
        #expect(try names(.lobby) == ["debate.updated", "debate.updated"])
        let last = try read { transaction throws(StoreError) in
            try transaction.events(of: .debate(.sample(1)), after: 1, limit: 9).first?.data
        }
        #expect(last?.contains("第9稿") == true && last?.contains(#""revision":11"#) == true)
    }

    @Test("a start says what was held back; a clock set back holds nothing back for long")
    func paceEnds() throws {
        try write { try $0.insert(.sample(1)) }
        try edit(nowMs: 5000) { $0.description = "一" }
        try edit(nowMs: 5100) { $0.description = "二" }
        try write { _ = try $0.start(.sample(1), nowMs: 5200, as: Self.act) }
        try tick(nowMs: 9000)
        #expect(try names() == ["debate.updated", "debate.started"])
        try edit(nowMs: 9500) { $0.description = "三" }
        try edit(nowMs: 100) { $0.description = "四" }
        try edit(nowMs: 200) { $0.description = "五" }
        try tick(nowMs: 1200)
        #expect(try names().count == 5)
    }

    @Test("an archived debate leaves the lobby, also when it is told late")
    func archiveLate() throws {
        try write { try $0.insert(.sample(1)) }
        try edit(nowMs: 5000) { $0.description = "一" }
        try edit(nowMs: 5100) { $0.archivedAtMs = 5100 }
        try tick(nowMs: 6100)
        #expect(try names(.lobby) == ["debate.updated", "debate.removed"])
        #expect(try names() == ["debate.updated", "debate.updated"])
    }

    @Test("rule L7: a plan that says so starts its debate, once, and is on record")
    func autoStart() throws {
        try write { transaction in
            for number in 1...4 {
                var debate = Debate.sample(number, plannedStartMs: 5000)
                debate.startsByItself = number != 2
                debate.isRehearsal = number == 3
                debate.archivedAtMs = number == 4 ? 1 : nil
                try transaction.insert(debate)
            }
        }
        try tick(nowMs: 4999)
        #expect(try debate(1)?.life == .notStarted)
        try tick(nowMs: 5000)
        try tick(nowMs: 5250)
        #expect(try debate(1)?.life == .live(startedAtMs: 5000))
        #expect(try names() == ["debate.started"])
        #expect(try debate(2)?.life == .notStarted, "a plan alone starts nothing")
        #expect(try debate(3)?.life == .live(startedAtMs: 5000))
        #expect(try debate(4)?.life == .notStarted)
        #expect(try names(.lobby) == ["debate.started"])
        let filter = try AuditFilterSample.all
        let rows = try read { transaction throws(StoreError) in
            try transaction.audit(filter, in: .sample(1), by: nil).rows
        }
        #expect(rows.map(\.action) == ["debate.start"] && rows.first?.origin == "plan")
    }

    @Test("a plan waits for its room, ten minutes and no longer")
    func autoStartWaits() throws {
        try write { transaction in
            try transaction.insert(.sample(1), key: .sample)
            for number in 1...3 {
                var debate = Debate.sample(
                    number, plannedStartMs: number == 1 ? nil : 5000,
                    life: number == 1 ? .live(startedAtMs: 1) : .notStarted)
                debate.startsByItself = number != 1
                debate.room = .sample(1)
                try transaction.insert(debate)
            }
        }
        try tick(nowMs: 5000)
        #expect(try debate(2)?.life == .notStarted)
        try write { _ = try $0.end(.sample(1), nowMs: 9000, as: Self.act) }
        try tick(nowMs: 9100)
        #expect(try debate(2)?.life == .live(startedAtMs: 9100))
        #expect(try debate(3)?.life == .notStarted, "the first of two takes the room")
        try write { _ = try $0.end(.sample(2), nowMs: 605_001, as: Self.act) }
        try tick(nowMs: 605_001)
        #expect(try debate(3)?.life == .notStarted, "ten minutes are over")
    }

    @Test("one's own debates: every role once, rehearsals too, the archive apart")
    func own() throws {
        let account = Account.sample(1, role: .organiser)
        try write { transaction in
            try transaction.insert(account, passwordHash: "x")
            for number in 1...4 {
                var debate = Debate.sample(number, createdAtMs: Int64(number))
                debate.isRehearsal = number == 2
                debate.archivedAtMs = number == 3 ? 5 : nil
                try transaction.insert(debate)
            }
            for (number, role) in [
                (1, DebateRole.organiser), (1, .moderator), (2, .organiser), (3, .organiser),
            ] {
                try transaction.addSeat(role, in: .sample(number), to: account.id, nowMs: 1)
            }
        }
        func own(_ query: String, _ seats: CarriedSeats = .all) throws -> [(DebateID, Int)] {
            let list = try ListMine(QueryParameters(query))
            return try read { transaction throws(StoreError) in
                let page = try transaction.debates(of: account.id, seats, list)
                #expect(page.total == page.rows.count)
                return page.rows.map { ($0.record.id, $0.roles.count) }
            }
        }
        #expect(try own("").map(\.0) == [.sample(2), .sample(1)])
        #expect(try own("").map(\.1) == [1, 2])
        #expect(try own("role=moderator").map(\.0) == [.sample(1)])
        #expect(try own("role=moderator").map(\.1) == [2], "all of one's roles are told")
        #expect(try own("archived=true").map(\.0) == [.sample(3)])
        #expect(try own("status=0").map(\.0) == [.sample(2), .sample(1)])
        #expect(try own("status=1").isEmpty)
        #expect(try own("", .none).isEmpty)
        #expect(try own("", .role(.organiser)).map(\.1) == [1, 1])
        #expect(try own("", .one(Seat(debate: .sample(1), role: .moderator))).map(\.1) == [1])
        #expect(try own("role=judge").isEmpty)
    }

    @Test("a summary counts what is stored of the debate and of no other")
    func summary() throws {
        try write { transaction in
            try transaction.insert(.sample(1, life: .live(startedAtMs: 1000)))
            try transaction.insert(.sample(2, life: .live(startedAtMs: 1000)))
            for number in [1, 1, 2] {
                try transaction.add(5, to: "likes", of: .debate(.sample(number)))
                try transaction.add(7, to: "gifts", of: .debate(.sample(number)))
                try transaction.count(.danmaku, 2, for: .negative, in: .sample(number), nowMs: 2000)
                try transaction.count(.viewers, 9, in: .sample(number), nowMs: 2000)
            }
            var (_, summary) = try transaction.end(.sample(1), nowMs: 4000, as: Self.act)
            #expect(summary.ledger?.rows == 0)
            summary.ledger = nil
            #expect(
                summary
                    == DebateSummary(
                        durationMs: 3000, peakViewers: 18, likes: 10, gifts: 14, danmaku: 4))
        }
        #expect(try names() == ["debate.ended"])
    }

    /// Catches: an edit that is stored but not told, told but not stored, told with the wrong
    /// values, a hole in the numbers, a lobby that shows something else than the list.
    @Test("any acts: events applied to a snapshot come to the state of the store")
    func events() throws {
        var random = SeededRandom("life in the store")
        for round in 0..<12 {
            let database = try TemporaryDatabase()
            let store = database.store
            try store.writer.submit { transaction in
                try transaction.insert(.sample(1), key: .sample)
                for number in 1...3 {
                    var debate = Debate.sample(number, createdAtMs: Int64(number))
                    debate.room = .sample(1)
                    debate.isRehearsal = number == 3
                    // Rounds that open with it have events of their own.
                    debate.settings.autoOpenLive = false
                    try transaction.insert(debate)
                }
            }
            let reader = store.reader()
            var (states, lobby) = try reader.read { transaction throws(StoreError) in
                var states: [Int: DebateState] = [:]
                for number in 1...3 {
                    states[number] = try transaction.state(of: .sample(number), nowMs: 0)
                }
                return (states, try transaction.lobby())
            }
            let told = try Self.run(on: store, &random, steps: 40)
            for (number, event) in told.debates { states[number]?.apply(event) }
            for event in told.lobby { lobby.apply(event) }
            try reader.read { transaction throws(StoreError) in
                for number in 1...3 {
                    let stored = try transaction.state(of: .sample(number), nowMs: 0)
                    #expect(
                        stored.map(JSONText.of) == states[number].map(JSONText.of), "round \(round)"
                    )
                    let position = try transaction.position(of: .debate(.sample(number)))
                    let events = try transaction.events(
                        of: .debate(.sample(number)), after: 0, limit: 500)
                    #expect(events.map(\.seq) == (0..<position.seq).map { $0 + 1 })
                    #expect(events.count == told.debates.count { $0.0 == number })
                    // The log's own last value is the store's.
                    #expect(
                        events.last.map {
                            $0.data.contains(JSONText.of(DebateValue(debate: stored!.debate)))
                        }
                            ?? true)
                }
                #expect(JSONText.of(try transaction.lobby()) == JSONText.of(lobby))
            }
        }
    }

    private struct Told {
        var debates: [(Int, LiveEvent)] = []
        var lobby: [LiveEvent] = []
    }

    /// Random acts, a second and more apart, so that each is told at once; what they told.
    private static func run(
        on store: Store, _ random: inout SeededRandom, steps: Int
    ) throws -> Told {
        var told = Told()
        for step in 1...steps {
            let number = random.int(in: 1...3)
            let choice = random.int(in: 0...5)
            let nowMs = Int64(step) * 2000
            let text = random.text(atMost: 8)
            let done = try? store.writer.submit { transaction -> (Debate, [LiveEvent]) in
                let debate = try transaction.current(.sample(number))
                let use = try debate.room.flatMap { room throws(StoreError) in
                    try transaction.reading.use(of: room)
                }
                let events: [LiveEvent]
                switch choice {
                case 0: events = try StartDebate.decide(debate, in: use, nowMs: nowMs)
                case 1:
                    events = try EndDebate.decide(
                        debate, DebateSummary(durationMs: 0), nowMs: nowMs)
                case 2: events = try ArchiveDebate.archive(debate, nowMs: nowMs)
                case 3: events = ArchiveDebate.restore(debate)
                default:
                    var changed = debate
                    changed.description = text
                    changed.tags = ["\(choice)"]
                    changed.revision += 1
                    events = [.debateUpdated(changed)]
                }
                _ = try transaction.apply(events, to: debate, nowMs: nowMs, as: Self.act)
                return (debate, events)
            }
            guard let (before, events) = done else { continue }
            for event in events {
                told.debates.append((number, event))
                told.lobby += AnnounceDebate.changed(event, from: before)
                    .filter { $0.channel == .lobby }.map(\.event)
            }
        }
        return told
    }

    @Test("of fifty starts at once one changes the debate, and tells of it once")
    func parallelStarts() throws {
        try write { try $0.insert(.sample(1)) }
        let store = database.store
        let outcomes = Monitor<[Int]>([])
        onThreads(50) { index in
            let started = try? store.writer.submit {
                try $0.start(.sample(1), nowMs: 100 + Int64(index), as: Self.act)
            }
            outcomes.update { $0.append(started == nil ? 0 : 1) }
        }
        #expect(outcomes.update { $0.reduce(0, +) } == 1)
        #expect(try names() == ["debate.started"])
        #expect(try debate()?.revision == 2)
    }

    @Test("of two debates of one room that start at once one does")
    func parallelRooms() throws {
        try write { transaction in
            try transaction.insert(.sample(1), key: .sample)
            for number in 1...8 {
                var debate = Debate.sample(number)
                debate.room = .sample(1)
                try transaction.insert(debate)
            }
        }
        let store = database.store
        let started = Monitor(0)
        onThreads(8) { index in
            let did = try? store.writer.submit {
                try $0.start(.sample(index + 1), nowMs: 100, as: Self.act)
            }
            if did != nil { started.update { $0 += 1 } }
        }
        #expect(started.update { $0 } == 1)
    }
}

/// The whole record.
private enum AuditFilterSample {
    static var all: AuditFilter {
        get throws { try AuditFilter(QueryParameters("limit=500"), nfc: { $0 }) }
    }
}
