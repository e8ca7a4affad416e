import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Duties of counts")
struct CountDutiesTests {
    private let votes: VotingDatabase

    init() throws {
        votes = try VotingDatabase()
    }

    private func perform(_ duty: some DueDuty, nowMs: Int64) throws {
        try votes.database.store.writer.submit { transaction in
            guard try duty.isDue(transaction.reading, nowMs: nowMs) else { return }
            try duty.perform(transaction, nowMs: nowMs)
        }
    }

    /// `[time, affirmative points, voters]` of every sample.
    private func samples() throws -> [[Int64]] {
        try votes.read { transaction throws(StoreError) in
            try translating { () throws(SQLiteError) in
                try transaction.connection.rows(
                    "SELECT at_ms, affirmative, voters FROM tally_sample ORDER BY at_ms"
                ) { [$0.integer(0), $0.integer(1), $0.integer(2)] }
            }
        }
    }

    @Test("a count is noted when its round opens, then once a second while it changes")
    func sampling() throws {
        let round = try votes.open(.live)
        let duty = SampleTallies()
        try perform(duty, nowMs: 10_000)
        try perform(duty, nowMs: 12_000)
        #expect(try samples() == [[10_000, 0, 0]])
        try votes.cast(100, by: .device(.init(.sample(1))), in: round, atMs: 12_000)
        try votes.cast(40, by: .device(.init(.sample(2))), in: round, atMs: 12_100)
        try perform(duty, nowMs: 12_200)
        try votes.cast(60, by: .device(.init(.sample(2))), in: round, atMs: 12_300)
        try perform(duty, nowMs: 13_199)
        #expect(try samples() == [[10_000, 0, 0], [12_200, 140, 2]])
        try perform(duty, nowMs: 13_200)
        try perform(duty, nowMs: 20_000)
        #expect(try samples() == [[10_000, 0, 0], [12_200, 140, 2], [13_200, 160, 2]])
    }

    @Test("no sample is called older than the ballots it counts")
    func stamps() throws {
        let round = try votes.open(.live)
        try votes.cast(100, by: .device(.init(.sample(1))), in: round, atMs: 12_345)
        // The look began before the ballot came, and waited for the lock meanwhile.
        try perform(SampleTallies(), nowMs: 12_000)
        #expect(try samples() == [[12_345, 100, 1]])
    }

    @Test("E2: a delayed round shows the sample of delaySeconds ago, and stands still when closed")
    func delayed() throws {
        let round = try votes.open(.live, reveal: .delayed, delaySeconds: 10)
        for (index, atMs) in [20_000, 30_000, 40_000].enumerated() {
            try votes.cast(
                100, by: .device(.init(.sample(index + 1))), in: round, atMs: Int64(atMs))
            try perform(SampleTallies(), nowMs: Int64(atMs))
        }
        func shown(_ nowMs: Int64) throws -> Int? {
            try votes.counted(nowMs: nowMs).first?.shown.tally?.value.voters
        }
        #expect(try shown(29_999) == nil)
        #expect(try shown(30_000) == 1)
        #expect(try shown(49_999) == 2)
        try votes.close(round, atMs: 45_000)
        #expect(try shown(49_999) == 2)
        #expect(try shown(990_000) == 2)
        try votes.reveal(round)
        #expect(try shown(990_000) == 3)
    }

    @Test("E3: the band is looked at on full ten seconds, and its revision grows when it changes")
    func bands() throws {
        let round = try votes.open(.live, reveal: .banded)
        let duty = ShowBands()
        func band(_ nowMs: Int64) throws -> Revised<Band>? {
            try perform(duty, nowMs: nowMs)
            return try votes.counted().first?.shown.band
        }
        #expect(try band(11_000) == Revised(.close, rev: 1))
        for voter in 1...10 {
            try votes.cast(90, by: .device(.init(.sample(voter))), in: round)
        }
        #expect(try band(19_999) == Revised(.close, rev: 1))
        #expect(try band(20_000) == Revised(.ahead(.affirmative), rev: 2))
        for voter in 1...10 {
            try votes.cast(10, by: .device(.init(.sample(voter))), in: round)
        }
        #expect(try band(29_999) == Revised(.ahead(.affirmative), rev: 2))
        #expect(try band(30_001) == Revised(.ahead(.negative), rev: 3))
        #expect(try band(40_000) == Revised(.ahead(.negative), rev: 3))
        #expect(try votes.counted().first?.shown.voters.value == 10)
    }

    @Test("E3: no band before the first look, so that none contradicts its revision")
    func firstBand() throws {
        let round = try votes.open(.live, reveal: .banded)
        func band() throws -> Revised<Band>? { try votes.counted().first?.shown.band }
        for voter in 1...10 {
            try votes.cast(90, by: .device(.init(.sample(voter))), in: round)
        }
        #expect(try band() == nil)
        try perform(ShowBands(), nowMs: 11_000)
        #expect(try band() == Revised(.ahead(.affirmative), rev: 1))
    }

    @Test("other modes have no band, and nothing is noted of rounds that are over or never opened")
    func nothingToDo() throws {
        let planned = try votes.plan(.post)
        let hidden = try votes.open(.pre)
        try perform(ShowBands(), nowMs: 50_000)
        #expect(try votes.counted().allSatisfy { $0.count.band == nil })
        try votes.reveal(hidden)
        try perform(SampleTallies(), nowMs: 50_000)
        #expect(try samples().isEmpty)
        #expect(try votes.counted().contains { $0.round.number == planned })
    }
}
