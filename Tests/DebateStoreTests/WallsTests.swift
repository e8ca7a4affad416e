import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

private let nowMs = FixedClock.evening.nowMs

@Suite("Likes and gifts never touch the tally (rule W-f)")
struct WallsTests {
    private let hall: LiveHall

    init() throws {
        hall = try LiveHall()
        let debate = hall.debate
        try hall.database.store.writer.submit { transaction in
            try transaction.open(.live, number: 1, in: debate, atMs: nowMs - 30_000)
            for viewer in 1...50 {
                try transaction.vote(viewer * 2, by: viewer, in: 1, of: debate, atMs: nowMs)
            }
        }
        try hall.run(
            """
            INSERT INTO tally_sample (round, at_ms, affirmative, negative, undecided, voters, rev)
            VALUES (1, \(nowMs), 2550, 2450, 0, 50, 50)
            """)
    }

    /// Every row of every table that has to do with votes, as text.
    private func votes() throws -> [String] {
        try hall.database.store.reader().read { transaction throws(StoreError) in
            var rows: [String] = []
            for table in [
                "vote_round", "voter", "ballot", "round_tally", "tally_sample", "round_band",
                "ledger",
            ] {
                let found = try translating { () throws(SQLiteError) in
                    let columns = try transaction.connection.rows(
                        "SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM pragma_table_info('\(table)')"
                    ) { $0.text(0) }.first
                    return try transaction.connection.rows(
                        "SELECT \(columns ?? "") FROM \(table) ORDER BY 1"
                    ) { $0.text(0) }
                }
                rows += found.map { "\(table) \($0)" }
            }
            return rows
        }
    }

    @Test("ten thousand of each leave the votes byte by byte as they were")
    func bytes() throws {
        let before = try votes()
        #expect(before.count > 150)
        let debate = hall.debate
        for viewer in 1...100 {
            try hall.database.store.writer.submit { transaction in
                for step in 0..<100 {
                    let side = [Side.affirmative, .negative, nil][step % 3]
                    try LiveHall.like(transaction, viewer, 1, side, debate, nowMs)
                    _ = try LiveHall.give(
                        transaction, viewer, "flower", 1, side, 100, debate, nowMs)
                }
            }
        }
        let counters = try hall.counters()
        #expect((counters["likes"], counters["gifts"]) == (10_000, 10_000))
        #expect(try hall.integer("SELECT sum(likes) FROM like_sum") == 10_000)
        #expect(try hall.integer("SELECT sum(spent) FROM gift_purse") == 10_000)
        #expect(try hall.integer("SELECT sum(count) FROM gift") == 10_000)
        #expect(try hall.integer("SELECT sum(value) FROM activity WHERE name = 'likes'") == 10_000)
        #expect(try hall.integer("SELECT likes FROM debate_count WHERE debate = 1") == 10_002)
        #expect(try votes() == before)
    }

    @Test("the dump would show a single point that moved")
    func sensitive() throws {
        let before = try votes()
        try hall.run(
            """
            UPDATE round_tally
            SET affirmative = affirmative + 1, negative = negative - 1
            WHERE class = 'device'
            """)
        #expect(try votes() != before)
    }
}

extension WriteTransaction {
    /// A round that takes ballots.
    func open(
        _ kind: RoundKind, number: Int64, in debate: DebateID, atMs: Int64,
        terms: RoundTerms? = nil
    ) throws {
        let window = VoteRound.Window(opensAtMs: atMs)
        try store(
            .opened(
                VoteRound(
                    number: RoundNumber(number), kind: kind, terms: terms ?? .usual(for: kind),
                    life: .opened(window))), of: debate)
    }

    /// A device's ballot; no points: undecided.
    func vote(
        _ points: Int?, by viewer: Int, in round: Int64, of debate: DebateID, atMs: Int64
    ) throws {
        let choice = BallotChoice(affirmativePoints: points)
        _ = try cast(
            BallotRequest(
                cast: CastBallot(choice), round: RoundNumber(round), debate: debate,
                presented: PresentedIdentity(device: DeviceID(.sample(viewer))), atMs: atMs,
                pseudonym: { voter in
                    String((voter.text + String(repeating: "-", count: 43)).prefix(43))
                }))
    }
}
