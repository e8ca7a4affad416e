import DebateTestSupport
import Testing

@testable import DebateDomain

/// Rules L1, L2, L5: what each act makes of a debate in each status.
@Suite("Life of a debate")
struct DebateLifeTests {
    private static let lives: [Debate.Life] = [
        .notStarted, .live(startedAtMs: 100), .ended(startedAtMs: 100, endedAtMs: 200),
    ]
    private let room = RoomUse(isEnabled: true, live: nil)

    /// The value after an act.
    private func after(_ events: [LiveEvent], _ debate: Debate) -> Debate {
        var state = DebateState(debate: debate)
        for event in events { state.apply(event) }
        return state.debate
    }

    @Test("a start is one change and one event, once", arguments: zip(lives, 0...2))
    func start(_ life: Debate.Life, _ status: Int) throws {
        let debate = Debate.sample(1, life: life)
        switch status {
        case 0:
            let events = try StartDebate.decide(debate, in: room, nowMs: 500)
            #expect(events.map(\.name) == ["debate.started"])
            #expect(after(events, debate).life == .live(startedAtMs: 500))
            #expect(after(events, debate).revision == 2)
        case 1:
            #expect(throws: RuleViolation.alreadyLive) {
                try StartDebate.decide(debate, in: room, nowMs: 500)
            }
        default:
            #expect(throws: RuleViolation.alreadyEnded) {
                try StartDebate.decide(debate, in: room, nowMs: 500)
            }
        }
    }

    @Test("needs no room, but one that is free and open when it has one")
    func room_() throws {
        let debate = Debate.sample(1)
        #expect(try StartDebate.decide(debate, in: nil, nowMs: 5).count == 1)
        #expect(throws: RuleViolation.roomBusy(.sample(2))) {
            try StartDebate.decide(
                debate, in: RoomUse(isEnabled: true, live: .sample(2)), nowMs: 5)
        }
        for live in [nil, DebateID.sample(2)] {
            #expect(throws: RuleViolation.roomDisabled) {
                try StartDebate.decide(debate, in: RoomUse(isEnabled: false, live: live), nowMs: 5)
            }
        }
    }

    @Test("its own status is said before the room's", arguments: [1, 2])
    func order(_ status: Int) {
        let busy = RoomUse(isEnabled: false, live: .sample(2))
        let refusal: RuleViolation = status == 1 ? .alreadyLive : .alreadyEnded
        #expect(throws: refusal) {
            try StartDebate.decide(.sample(1, life: Self.lives[status]), in: busy, nowMs: 5)
        }
    }

    @Test("a start takes it out of the archive")
    func startFromArchive() throws {
        var debate = Debate.sample(1)
        debate.archivedAtMs = 3
        let started = after(try StartDebate.decide(debate, in: nil, nowMs: 5), debate)
        #expect(started.archivedAtMs == nil && started.isListed)
    }

    @Test("an end is one change and one event, once", arguments: zip(lives, 0...2))
    func end(_ life: Debate.Life, _ status: Int) throws {
        let debate = Debate.sample(1, life: life)
        let summary = DebateSummary(durationMs: 0, peakViewers: 7, voters: 3)
        guard status == 1 else {
            #expect(throws: status == 0 ? RuleViolation.notLive : .alreadyEnded) {
                try EndDebate.decide(debate, summary, nowMs: 500)
            }
            return
        }
        let events = try EndDebate.decide(debate, summary, nowMs: 500)
        guard case .debateEnded(let ended, let said)? = events.first, events.count == 1 else {
            Issue.record("\(events)")
            return
        }
        #expect(ended.life == .ended(startedAtMs: 100, endedAtMs: 500) && ended.revision == 2)
        #expect(said == DebateSummary(durationMs: 400, peakViewers: 7, voters: 3))
    }

    @Test("ends no earlier than it started, whatever the clock says")
    func clockSetBack() throws {
        let debate = Debate.sample(1, life: .live(startedAtMs: 100))
        let ended = after(
            try EndDebate.decide(debate, DebateSummary(durationMs: 0), nowMs: 50), debate)
        #expect(ended.life == .ended(startedAtMs: 100, endedAtMs: 100))
    }

    @Test("goes into the archive and back, but not while it is live", arguments: zip(lives, 0...2))
    func archive(_ life: Debate.Life, _ status: Int) throws {
        let debate = Debate.sample(1, life: life)
        #expect(ArchiveDebate.restore(debate) == [])
        guard status != 1 else {
            #expect(throws: RuleViolation.alreadyLive) {
                try ArchiveDebate.archive(debate, nowMs: 5)
            }
            return
        }
        let archived = after(try ArchiveDebate.archive(debate, nowMs: 5), debate)
        #expect(archived.archivedAtMs == 5 && archived.revision == 2 && !archived.isListed)
        #expect(try ArchiveDebate.archive(archived, nowMs: 6) == [])
        let restored = after(ArchiveDebate.restore(archived), archived)
        #expect(restored.archivedAtMs == nil && restored.revision == 3)
    }

    @Test(
        "is deleted only before its start and without ballots", arguments: [0, 1, 2],
        [false, true])
    func delete(_ status: Int, _ hasBallots: Bool) throws {
        let debate = Debate.sample(1, life: Self.lives[status])
        if status == 0, !hasBallots {
            #expect(
                try DeleteDebate.decide(debate, hasBallots: false) == [
                    .debateUnlisted(debate.id)
                ])
        } else {
            #expect(throws: RuleViolation.notDeletable) {
                try DeleteDebate.decide(debate, hasBallots: hasBallots)
            }
        }
    }

    @Test("one whose ballots were voided was voted in all the same")
    func deleteLocked() {
        var debate = Debate.sample(1)
        debate.rulesLockedAtMs = 5
        #expect(throws: RuleViolation.notDeletable) {
            try DeleteDebate.decide(debate, hasBallots: false)
        }
    }

    @Test("another go says the same and has no past")
    func rerun() throws {
        var debate = Debate.sample(
            1, motion: "辩题", tags: ["a"], host: Debate.Host(name: "h", avatar: nil),
            plannedStartMs: 5, life: Self.lives[2])
        debate.room = RoomID("k3v9pz")
        debate.rules.minPaired = 50
        debate.rulesLockedAtMs = 150
        debate.settings.giftBudget = 7
        debate.archivedAtMs = 300
        debate.startsByItself = true
        debate.isDemo = true
        debate.isRehearsal = true
        let command = try RerunDebate(body("{}"), nfc: { $0 }, instant: { Int64($0.year) })
        let again = command.decide(debate, id: .sample(2), nowMs: 400)
        var expected = debate
        expected.id = .sample(2)
        expected.life = .notStarted
        expected.plannedStartMs = nil
        expected.startsByItself = false
        expected.archivedAtMs = nil
        expected.rulesLockedAtMs = nil
        expected.isDemo = false
        expected.isRehearsal = false
        expected.createdAtMs = 400
        expected.counts = Debate.Counts()
        #expect(again == expected)
        let named = try RerunDebate(
            body(#"{"title":"新","startTime":"2030-01-01 00:00:00","rehearsal":true}"#),
            nfc: { $0 }, instant: { Int64($0.year) }
        ).decide(debate, id: .sample(2), nowMs: 400)
        #expect(named.title == "新" && named.motion == "辩题" && named.plannedStartMs == 2030)
        #expect(named.isRehearsal)
        #expect(throws: RuleViolation.fields([FieldProblem("motion", .unknown)])) {
            try RerunDebate(body(#"{"motion":"x"}"#), nfc: { $0 }, instant: { _ in 0 })
        }
    }

    @Test(
        "rule L7: a plan starts it when it says so, at its time and for ten minutes",
        arguments: [(99, false), (100, true), (600_100, true), (600_101, false)])
    func autoStart(_ nowMs: Int64, _ isDue: Bool) {
        var debate = Debate.sample(1, plannedStartMs: 100)
        #expect(!AutoStart.isDue(debate, nowMs: nowMs))
        debate.startsByItself = true
        #expect(AutoStart.isDue(debate, nowMs: nowMs) == isDue)
        debate.archivedAtMs = 1
        #expect(!AutoStart.isDue(debate, nowMs: nowMs))
        debate.archivedAtMs = nil
        debate.life = .live(startedAtMs: 100)
        #expect(!AutoStart.isDue(debate, nowMs: nowMs))
    }

    /// Catches: a status that goes back, a revision that skips or stays, an event that says
    /// something else than the act did, a refusal that changes something.
    @Test("any acts in any order: status goes forward, each change moves the revision by one")
    func anyOrder() throws {
        var random = SeededRandom("life of a debate")
        for _ in 0..<400 {
            var debate = Debate.sample(1)
            for step in 1...20 {
                let before = debate
                let events = (try? Self.act(on: debate, &random, nowMs: Int64(step))) ?? []
                debate = after(events, debate)
                #expect(events.count <= 1)
                #expect(debate.revision == before.revision + events.count)
                #expect(debate.life.status.rawValue >= before.life.status.rawValue)
                #expect((debate == before) == events.isEmpty)
                #expect(debate.life.status != .live || debate.archivedAtMs == nil)
                #expect(
                    before.life.startedAtMs == nil
                        || before.life.startedAtMs == debate.life.startedAtMs)
            }
        }
    }

    private static func act(
        on debate: Debate, _ random: inout SeededRandom, nowMs: Int64
    ) throws -> [LiveEvent] {
        switch random.int(in: 0...6) {
        case 0:
            let room = RoomUse(
                isEnabled: random.int(in: 0...3) > 0,
                live: random.int(in: 0...3) == 0 ? .sample(2) : nil)
            return try StartDebate.decide(debate, in: room, nowMs: nowMs)
        case 1:
            return try EndDebate.decide(debate, DebateSummary(durationMs: 0), nowMs: nowMs)
        case 2: return try ArchiveDebate.archive(debate, nowMs: nowMs)
        case 3: return ArchiveDebate.restore(debate)
        default:
            let revision = debate.revision - (random.int(in: 0...4) == 0 ? 1 : 0)
            let field = random.element(
                of: [
                    #""title":"甲""#, #""title":"乙""#, #""description":"甲""#,
                    #""description":"乙""#, #""roomId":"k3v9pz""#, #""tags":["甲"]"#,
                    #""settings":{"giftBudget":3}"#, #""rules":{"minPaired":3}"#,
                ])
            return try EditDebate(
                body("{\"revision\":\(revision),\(field)}"), nfc: { $0 }, instant: { _ in 0 }
            ).decide(debate, holdsRoom: true)
        }
    }
}
