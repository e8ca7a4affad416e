import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Demo debates")
struct DemoDebatesTests {
    /// 2026-03-01T04:05:06.789Z
    private static let nowMs: Int64 = 1_772_337_906_789
    private static let hourMs: Int64 = 3_600_000
    private static let dayMs: Int64 = 24 * hourMs

    private let debates = DemoDebates.make(count: 500, seed: 42, nowMs: nowMs)

    @Test("the same parameters give the same debates")
    func isDeterministic() {
        #expect(debates == DemoDebates.make(count: 500, seed: 42, nowMs: Self.nowMs))
    }

    @Test("what a seed gives is the same on every machine")
    func isStable() {
        let first = DemoDebates.make(count: 20, seed: 7, nowMs: Self.nowMs).first
        #expect(first?.id.text == "a9296583-ca40-46fe-935f-d6bf18a26cfc")
        #expect(first?.title == "间隔年值不值得普通学生尝试")
    }

    @Test("another seed gives other debates")
    func seedMatters() {
        let others = DemoDebates.make(count: 500, seed: 43, nowMs: Self.nowMs)
        #expect(Set(debates.map(\.id)).isDisjoint(with: others.map(\.id)))
        #expect(debates.map(\.title) != others.map(\.title))
    }

    @Test("another time moves times only", arguments: [1, 5 * hourMs + 1, 30 * dayMs])
    func timeMovesTimesOnly(laterMs: Int64) {
        let later = DemoDebates.make(count: 500, seed: 42, nowMs: Self.nowMs + laterMs)
        func timeless(_ debate: Debate) -> Debate {
            var debate = debate
            debate.plannedStartMs = nil
            debate.createdAtMs = 0
            if debate.life.status == .live { debate.life = .live(startedAtMs: 0) }
            if debate.life.status == .ended {
                debate.life = .ended(startedAtMs: 0, endedAtMs: 0)
            }
            return debate
        }
        #expect(Set(debates.map(timeless)) == Set(later.map(timeless)))
    }

    @Test("as many as asked for", arguments: [0, 1, 2, 3, 10, 81, 1000])
    func count(_ count: Int) {
        #expect(DemoDebates.make(count: count, seed: 1, nowMs: Self.nowMs).count == count)
    }

    @Test("from three on, one is live", arguments: 3...12)
    func hasLive(count: Int) {
        let few = DemoDebates.make(count: count, seed: 1, nowMs: Self.nowMs)
        #expect(few.contains { $0.life.status == .live })
    }

    @Test("six in ten ended, one live, three to come")
    func mix() {
        let numbers = Dictionary(grouping: debates, by: \.life.status).mapValues(\.count)
        #expect(numbers == [.ended: 300, .live: 50, .notStarted: 150])
    }

    @Test("ids, titles, covers and creation times are unique")
    func isUnique() {
        #expect(Set(debates.map(\.id)).count == 500)
        #expect(Set(debates.map(\.title)).count == 500)
        #expect(Set(debates.map(\.coverImage)).count == 500)
        #expect(Set(debates.map(\.createdAtMs)).count == 500)
    }

    @Test("oldest first")
    func isOrdered() {
        let created = debates.map(\.createdAtMs)
        #expect(created == created.sorted())
    }

    @Test("every text keeps its bounds")
    func textBounds() {
        for debate in debates {
            #expect((1...100).contains(debate.title.count))
            #expect((1...200).contains(debate.motion.count))
            #expect((1...20).contains(debate.category.count))
            #expect((1...2000).contains(debate.description.count))
            #expect((2...5).contains(debate.tags.count))
            #expect(Set(debate.tags).count == debate.tags.count)
            #expect(debate.tags.allSatisfy { (1...20).contains($0.count) })
            #expect((1...32).contains(debate.host?.name.count ?? 0))
            for side in Side.allCases {
                #expect((1...20).contains(debate.sides[side].label.count))
                #expect((1...100).contains(debate.sides[side].claim.count))
                #expect((1...40).contains(debate.sides[side].team.count))
            }
            #expect(debate.sides.affirmative.team != debate.sides.negative.team)
        }
    }

    @Test("both sides name four speakers, nobody twice in one debate")
    func speakers() {
        for debate in debates {
            let both = Side.allCases.flatMap { debate.sides[$0].speakers }
            #expect(both.map(\.seat.text) == ["A1", "A2", "A3", "A4", "N1", "N2", "N3", "N4"])
            #expect(Set(both.map(\.name)).count == 8)
            #expect(both.allSatisfy { (1...20).contains($0.name.count) })
        }
    }

    @Test("takes place in two rooms, one live debate in each")
    func rooms() {
        let rooms = DemoRooms.rooms(nowMs: 1).map(\.id)
        #expect(rooms.allSatisfy { RoomID($0.text) == $0 })
        for room in rooms {
            let inRoom = debates.filter { $0.room == room }
            #expect(inRoom.count { $0.life.status == .live } == 1)
            #expect(inRoom.count { $0.life.status == .notStarted } > 50)
        }
        #expect(debates.allSatisfy { $0.room != nil || $0.life.status == .live })
    }

    @Test("marked as demo and owned by no device")
    func isMarked() {
        #expect(debates.allSatisfy { $0.isDemo && $0.organiser == nil })
    }

    @Test("life cycle times are coherent, whatever the hour", arguments: 0..<24)
    func times(hour: Int64) {
        let now = Self.nowMs + hour * Self.hourMs
        for debate in DemoDebates.make(count: 200, seed: UInt64(hour), nowMs: now) {
            #expect(debate.createdAtMs >= now - 90 * Self.dayMs)
            #expect(debate.createdAtMs < now)
            #expect(debate.createdAtMs % 1000 == 0)
            switch debate.life {
            case .notStarted:
                let planned = debate.plannedStartMs ?? 0
                #expect(planned > now && planned <= now + 14 * Self.dayMs)
            case .live(let started):
                #expect(started > debate.createdAtMs && started % 1000 == 0)
                #expect((3 * 60_000...41 * 60_000).contains(now - started))
            case .ended(let started, let ended):
                #expect(started > debate.createdAtMs && started % 1000 == 0)
                #expect((20 * 60_000...75 * 60_000).contains(ended - started))
                #expect(ended < now)
            }
        }
    }

    @Test("plans stand on quarter hours, after creation and at most a quarter before the start")
    func plans() {
        for debate in debates {
            guard let planned = debate.plannedStartMs else { continue }
            #expect(planned % (15 * 60_000) == 0)
            #expect(planned > debate.createdAtMs)
            switch debate.life {
            case .notStarted: break
            case .live(let started), .ended(let started, _):
                #expect((0..<15 * 60_000).contains(started - planned))
            }
        }
    }

    @Test("counts follow the audience")
    func counts() {
        for debate in debates {
            let counts = debate.counts
            if debate.life.status == .notStarted {
                #expect((0...60).contains(counts.views))
                #expect(counts.likes == 0 && counts.comments == 0)
            } else {
                #expect(counts.views >= 100)
                #expect((1...counts.views / 2).contains(counts.likes))
                #expect((1...counts.views / 5).contains(counts.comments))
            }
        }
    }

    @Test("a first page shows every category")
    func categories() {
        let few = DemoDebates.make(count: 20, seed: 3, nowMs: Self.nowMs)
        #expect(Set(few.map(\.category)).isSuperset(of: Category.suggested))
    }
}
