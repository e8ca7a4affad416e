import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

@Suite("Statistics of a debate")
struct StatisticsTests {
    private let hall: LiveHall

    init() throws {
        hall = try LiveHall()
    }

    private func statistics(
        step: Int = 60, organiser: Bool = false, atMs: Int64 = nowMs
    ) throws -> DebateStatistics {
        let request = try ReadStatistics(QueryParameters("stepSeconds=\(step)"))
        let found = try hall.database.store.reader().read {
            [id = hall.debate] t throws(StoreError) in
            try t.statistics(of: id, request, isForOrganiser: organiser, nowMs: atMs)
        }
        return try #require(found)
    }

    private func sample(_ round: Int, _ atMs: Int64, _ affirmative: Int, _ voters: Int) throws {
        try hall.run(
            """
            INSERT INTO tally_sample (round, at_ms, affirmative, negative, undecided, voters, rev)
            VALUES (\(round), \(atMs), \(affirmative), \(voters * 100 - affirmative), 0, \(voters),
                \(voters + 1))
            """)
    }

    @Test("an empty debate has empty series")
    func empty() throws {
        let found = try statistics()
        #expect(found.rounds == [])
        #expect(found.activity == ActivitySeries())
        #expect(found.totals == DebateStatistics.Totals(views: 3))
        #expect(found.staff == nil)
        #expect(try statistics(organiser: true).staff?.rounds == [])
    }

    @Test(
        "whatever the step, the sums are those of the numbers shown live", arguments: [10, 60, 300])
    func sums(_ step: Int) throws {
        var random = SeededRandom("statistics: sums")
        for number in 0..<400 {
            let atMs = nowMs - Int64(random.int(in: 0...3_600_000))
            let side = random.element(of: [nil, .affirmative, .negative] as [Side?])
            switch number % 3 {
            case 0: try hall.like(number % 7, random.int(in: 1...50), side, atMs: atMs)
            case 1: try hall.give(number, "flower", random.int(in: 1...20), side, atMs: atMs)
            default:
                try hall.database.store.writer.submit { [debate = hall.debate] transaction in
                    try transaction.count(.danmaku, for: side, in: debate, nowMs: atMs)
                }
            }
        }
        let found = try statistics(step: step)
        let counters = try hall.counters()
        func sum(_ points: [TimedCount]) -> Int { points.map(\.count).reduce(0, +) }
        #expect(sum(found.activity.likes) == found.totals.likes)
        #expect(Int64(found.totals.likes) == counters["likes"])
        #expect(sum(found.activity.gifts) == found.totals.gifts)
        #expect(Int64(found.totals.gifts) == counters["gifts"])
        #expect(sum(found.activity.danmaku) == found.totals.danmaku)
        #expect(found.totals.danmaku == 133)
        for side in Side.allCases {
            #expect(Int64(found.perSide[side].likes) == counters["likes.\(side.rawValue)"])
            #expect(Int64(found.perSide[side].gifts) == counters["gifts.\(side.rawValue)"])
        }
        for series in [found.activity.likes, found.activity.gifts, found.activity.danmaku] {
            #expect(series.allSatisfy { $0.atMs % Int64(step * 1000) == 0 && $0.count > 0 })
            #expect(series.map(\.atMs) == Set(series.map(\.atMs)).sorted())
        }
    }

    @Test("of watchers a step has the most at one time")
    func viewers() throws {
        let start = nowMs - nowMs % 300_000
        for (second, viewers) in [(0, 5), (10, 9), (50, 7), (60, 3), (290, 4)] {
            try hall.run(
                """
                INSERT INTO activity (debate, at_ms, name, value)
                VALUES (1, \(start + Int64(second) * 1000), 'viewers', \(viewers))
                """)
        }
        #expect(
            try statistics(step: 60).activity.viewers == [
                TimedCount(atMs: start, count: 9), TimedCount(atMs: start + 60_000, count: 3),
                TimedCount(atMs: start + 240_000, count: 4),
            ])
        #expect(try statistics(step: 300).activity.viewers.map(\.count) == [9])
        #expect(try statistics().totals.peakViewers == 9)
    }

    @Test("of a debate that goes on for weeks the newest steps are shown")
    func bounded() throws {
        for day in 0..<40 {
            try hall.like(1, 1, atMs: nowMs - Int64(day) * 86_400_000)
        }
        #expect(try statistics(step: 10).activity.likes.count == 1)
        #expect(try statistics(step: 60).activity.likes.count == 6)
        #expect(try statistics(step: 300).activity.likes.count == 30)
        #expect(try statistics(step: 10).totals.likes == 40)
    }

    @Test("a round's series ends at what it is now, and void rounds have none")
    func rounds() throws {
        let debate = hall.debate
        let start = nowMs - nowMs % 60_000
        try hall.database.store.writer.submit { transaction in
            try transaction.open(.pre, number: 1, in: debate, atMs: start - 120_000)
            try transaction.open(.live, number: 2, in: debate, atMs: start - 60_000)
            for viewer in 1...12 {
                try transaction.vote(100, by: viewer, in: 2, of: debate, atMs: start)
            }
        }
        try sample(2, start - 30_000, 300, 3)
        try sample(2, start - 10_000, 700, 8)
        let found = try statistics(atMs: start + 5000)
        #expect(found.rounds.map(\.kind) == [.pre, .live])
        #expect(found.rounds[0].tally == nil, "hidden until it is revealed")
        let live = found.rounds[1]
        #expect(
            live.voters == [
                TimedCount(atMs: start - 60_000, count: 8), TimedCount(atMs: start, count: 12),
            ])
        #expect(live.tally?.last?.tally == Tally(affirmative: 1200, voters: 12))
        #expect(found.totals.voters == 12)
        let actual = try statistics(organiser: true, atMs: start + 5000)
        #expect(actual.rounds[0].tally?.count == 1)
        #expect(actual.staff?.rounds.map(\.byClass.device.voters) == [0, 12])
        try hall.run(
            "UPDATE vote_round SET life = 'voided', voided_at_ms = 5, void_reason = 'x' WHERE number = 2"
        )
        #expect(try statistics(atMs: start + 5000).rounds.map(\.kind) == [.pre])
    }

    @Test("held and blocked danmaku are told to organisers alone")
    func staff() throws {
        try hall.database.store.writer.submit { [debate = hall.debate] transaction in
            try transaction.count(.danmakuHeld, 3, for: .affirmative, in: debate, nowMs: nowMs)
            try transaction.count(.danmakuBlocked, 2, in: debate, nowMs: nowMs)
        }
        #expect(try statistics().totals.danmaku == 0)
        let staff = try #require(try statistics(organiser: true).staff)
        #expect((staff.held, staff.blocked) == (3, 2))
    }
}

@Suite("Statistics of days")
struct DayStatisticsTests {
    private let database: TemporaryDatabase
    private let days: [CalendarDate]
    private let bounds: [Int64]

    init() throws {
        database = try TemporaryDatabase()
        let first = try CalendarDate(parsing: "2026-11-20")
        days = (0..<3).map { first.advanced(byDays: $0) }
        bounds = (0...3).map { 1_000_000_000 + Int64($0) * 86_400_000 }
    }

    private func read(owner: AccountID? = nil) throws -> [DayStatistics] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.dayStatistics(
                days, bounds: bounds, owner: owner, nowMs: bounds[3])
        }
    }

    private func write(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) throws {
        try database.store.writer.submit(work)
    }

    @Test("each day has what happened on it, at its bounds too")
    func activity() throws {
        let bounds = bounds
        try write { transaction in
            for number in 1...2 {
                try transaction.insert(.sample(number, life: .live(startedAtMs: bounds[1])))
                for (day, likes) in [(0, 1), (1, 10), (2, 100)] {
                    try transaction.count(
                        .likes, likes * number, in: .sample(number), nowMs: bounds[day])
                    try transaction.count(
                        .gifts, likes, for: .negative, in: .sample(number),
                        nowMs: bounds[day + 1] - 10_000)
                }
                try transaction.count(.danmaku, in: .sample(number), nowMs: bounds[0] - 10_000)
                try transaction.count(.danmaku, in: .sample(number), nowMs: bounds[3])
            }
            try transaction.connection.run(
                """
                INSERT INTO activity (debate, at_ms, name, value)
                VALUES (1, \(bounds[1]), 'viewers', 30), (2, \(bounds[1]), 'viewers', 20),
                    (1, \(bounds[1] + 10_000), 'viewers', 40), (2, \(bounds[2]), 'viewers', 7)
                """)
        }
        let found = try read()
        #expect(found.map(\.date) == days)
        #expect(found.map(\.likes) == [3, 30, 300])
        #expect(found.map(\.gifts) == [2, 20, 200])
        #expect(found.map(\.danmaku) == [0, 0, 0])
        #expect(found.map(\.viewersPeak) == [0, 50, 7], "of all debates together")
        #expect(found.map(\.debates) == [0, 2, 0])
    }

    @Test("a debate counts on the day it began, with what everybody may see of its rounds")
    func debates() throws {
        let bounds = bounds
        try write { transaction in
            for number in 1...3 {
                let debate = DebateID.sample(number)
                try transaction.insert(
                    .sample(number, life: .live(startedAtMs: bounds[number - 1])))
                let round = Int64(number * 2)
                try transaction.open(.pre, number: round - 1, in: debate, atMs: bounds[0] - 5000)
                try transaction.open(
                    number == 1 ? .live : .post, number: round, in: debate, atMs: bounds[0])
                for viewer in 1...5 {
                    try transaction.vote(
                        80, by: viewer, in: round - 1, of: debate, atMs: bounds[2])
                }
                for viewer in 1...4 {
                    try transaction.vote(100, by: viewer, in: round, of: debate, atMs: bounds[2])
                }
            }
            try transaction.connection.run(
                """
                UPDATE vote_round
                SET life = 'closed', closes_at_ms = \(bounds[2])
                WHERE number = 6;
                UPDATE vote_round
                SET life = 'revealed', revealed_at_ms = \(bounds[2])
                WHERE number = 6;
                """)
        }
        let found = try read()
        #expect(found.map(\.debates) == [1, 1, 1])
        #expect(found.map(\.voters) == [5, 5, 5])
        #expect(found.map(\.affirmativePoints) == [400, 0, 400], "the second is not revealed")
        #expect(found.map(\.negativePoints) == [0, 0, 0])
    }

    @Test("an organiser's days are of their own debates, and rehearsals are nobody's")
    func own() throws {
        let bounds = bounds
        try write { transaction in
            try transaction.insert(Account.sample(1), passwordHash: nil)
            for number in 1...3 {
                var debate = Debate.sample(number, life: .live(startedAtMs: bounds[0]))
                debate.isRehearsal = number == 3
                try transaction.insert(debate)
                try transaction.count(.likes, number, in: .sample(number), nowMs: bounds[0])
            }
            for number in [2, 3] {
                try transaction.addSeat(
                    .organiser, in: .sample(number), to: AccountID(.sample(1)), nowMs: bounds[0])
            }
        }
        let (all, mine) = (try read(), try read(owner: AccountID(.sample(1))))
        #expect((all[0].debates, all[0].likes) == (2, 3))
        #expect((mine[0].debates, mine[0].likes) == (1, 2))
        #expect(try read(owner: AccountID(.sample(9)))[0] == DayStatistics(date: days[0]))
    }
}
