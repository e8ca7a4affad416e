import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Check of votes")
struct VoteCheckTests {
    private let hall: VoteHall
    private let round: RoundNumber

    /// Six rows: four voters, one replaces, one supersedes.
    init() throws {
        hall = try VoteHall()
        round = try hall.open(.pre)
        for number in 1...3 { try hall.cast(number * 10, in: round, by: device(number)) }
        try hall.cast(99, in: round, by: device(2))
        try hall.cast(1, in: round, by: device(3, account: 11))
        #expect(try hall.check().rows == 6)
        #expect(try hall.check().fault == nil)
    }

    private func found(_ sql: String) throws -> Int64?? {
        try hall.tamper(
            """
            DROP TRIGGER ledger_rows_stay;
            DROP TRIGGER ledger_rows_never_change;
            DROP TRIGGER ballot_rows_stay;
            DROP TRIGGER ballot_is_never_revived;
            DROP TRIGGER voter_rows_never_change;
            PRAGMA foreign_keys = OFF;
            """ + sql)
        return try hall.check().fault.map(\.ordinal)
    }

    @Test(
        "names the first row that was changed or dropped, at the tail too",
        arguments: [
            ("UPDATE ledger SET affirmative_points = 21 WHERE ordinal = 2", 2),
            ("UPDATE ledger SET at_ms = at_ms + 10000 WHERE ordinal = 4", 4),
            ("UPDATE ledger SET salt = 'x' || substr(salt, 2) WHERE ordinal = 2", 2),
            ("UPDATE ledger SET hash = 'x' || substr(hash, 2) WHERE ordinal = 3", 3),
            ("UPDATE ledger SET kind = 'void' WHERE ordinal = 5", 5),
            ("UPDATE ledger SET voter = 2 WHERE ordinal = 1", 1),
            ("DELETE FROM ledger WHERE ordinal = 3", 3),
            ("DELETE FROM ledger WHERE ordinal = 6", 6),
            ("DELETE FROM ledger WHERE ordinal >= 5", 5),
            ("DELETE FROM ledger", 1),
        ] as [(String, Int64)])
    func ledger(_ sql: String, _ ordinal: Int64) throws {
        #expect(try found(sql) == .some(.some(ordinal)))
    }

    @Test(
        "names the row whose ballot is another one",
        arguments: [
            ("UPDATE ballot SET affirmative_points = 11 WHERE ordinal = 1", 1),
            ("UPDATE ballot SET affirmative_points = NULL WHERE ordinal = 4", 4),
            ("UPDATE ballot SET state = 'counted' WHERE ordinal = 3", 3),
            ("UPDATE ballot SET class = 'ticket' WHERE ordinal = 1", 1),
            ("UPDATE ballot SET ordinal = 2 WHERE ordinal = 4", 2),
            ("DELETE FROM ballot WHERE ordinal = 1", 1),
            ("UPDATE voter SET pseudonym = replace(pseudonym, 'x', 'y')", 1),
        ] as [(String, Int64)])
    func ballots(_ sql: String, _ ordinal: Int64) throws {
        #expect(try found(sql) == .some(.some(ordinal)))
    }

    @Test("names the count that is not that of its ballots")
    func counts() throws {
        let fault = try found(
            "UPDATE round_tally SET affirmative = affirmative + 100, voters = voters + 1 "
                + "WHERE class = 'device'")
        #expect(fault == .some(.none))
        #expect(try hall.check().fault?.description.contains("class device") == true)
    }

    @Test("a rewrite that is whole in itself differs from what was told at the close")
    func rewrite() throws {
        try hall.act(nowMs: 2000) { [round] rounds in
            try CloseRound.decide(round, in: rounds, lastBallotAtMs: 1500, nowMs: 2000)
        }
        try hall.advance(nowMs: 4000)
        #expect(try hall.check().fault == nil)
        try hall.tamper(
            "UPDATE event SET data = replace(data, '\"rows\":6', '\"rows\":7')")
        #expect(try hall.check().fault?.ordinal == 7)
    }

    @Test("a round void in the table alone is named, and one void in the ledger alone")
    func void() throws {
        try hall.tamper(
            "UPDATE vote_round SET life = 'voided', voided_at_ms = 1, void_reason = 'x'")
        #expect(try hall.check().fault?.description.contains("no row of the ledger") == true)
        try hall.tamper(
            """
            DROP TRIGGER vote_round_life_goes_forward;
            UPDATE vote_round SET life = 'opened', voided_at_ms = NULL, void_reason = NULL
            """)
        #expect(try hall.check().fault == nil)
        try hall.void(round, nowMs: 2000)
        #expect(try hall.check().fault == nil)
        try hall.tamper(
            "UPDATE vote_round SET life = 'opened', voided_at_ms = NULL, void_reason = NULL")
        #expect(try hall.check().fault?.ordinal == 7)
        #expect(try hall.check().fault?.description.contains("is not void") == true)
    }

    @Test(
        "a tally that was told otherwise than the ballots have it is named",
        arguments: [
            (
                "UPDATE event SET data = replace(data, '\"affirmative\":', '\"affirmative\":1') "
                    + "WHERE name = 'round.closed'", "close"
            ),
            (
                "UPDATE event SET data = replace(data, '\"voters\":3', '\"voters\":4') "
                    + "WHERE name = 'round.revealed'", "reveal"
            ),
            (
                "UPDATE vote_round SET revelation = "
                    + "replace(revelation, '\"voters\":3', '\"voters\":4')", "reveal"
            ),
            ("UPDATE vote_round SET revelation = NULL", "reveal"),
        ])
    func told(_ sql: String, _ act: String) throws {
        try hall.act(nowMs: 2000) { [round] rounds in
            try CloseRound.decide(round, in: rounds, lastBallotAtMs: 1500, nowMs: 2000)
        }
        try hall.advance(nowMs: 4000)
        try hall.reveal(round, nowMs: 5000)
        #expect(try hall.check().fault == nil)
        try hall.tamper(sql)
        #expect(try hall.check().fault?.description.contains("told at its \(act)") == true)
    }

    @Test("a tally told at a close is held against the ballots as they were then")
    func voidTicketAfterClose() throws {
        let ticket = try hall.addTicket(1, to: 4)
        try hall.cast(50, in: round, by: device(4))
        try hall.act(nowMs: 2000) { [round] rounds in
            try CloseRound.decide(round, in: rounds, lastBallotAtMs: 1500, nowMs: 2000)
        }
        try hall.advance(nowMs: 4000)
        // Until the reveal a ticket's ballot may still be taken out.
        try hall.void(ticket, nowMs: 4500)
        try hall.reveal(round, nowMs: 5000)
        #expect(try hall.check().fault == nil)
    }

    @Test("a voter who took another's place is named")
    func identity() throws {
        let other = DeviceID(.sample(77)).text
        #expect(
            try found("UPDATE voter SET identity = '\(other)' WHERE number = 1") == .some(.none))
        #expect(try hall.check().fault?.description.contains("pseudonym d-") == true)
    }

    @Test("V11: the tables themselves take back no row and change none")
    func triggers() throws {
        for sql in [
            "DELETE FROM ledger WHERE ordinal = 6", "UPDATE ledger SET at_ms = 0",
            "REPLACE INTO ledger SELECT * FROM ledger WHERE ordinal = 6",
            "INSERT INTO ledger SELECT debate, 8, round, kind, voter, affirmative_points, "
                + "is_undecided, at_ms, salt, substr(hash, 2) || 'x' FROM ledger WHERE ordinal = 6",
            "DELETE FROM ballot", "UPDATE ballot SET state = 'counted' WHERE ordinal = 3",
            "UPDATE voter SET identity = 'x'",
        ] {
            #expect(throws: SQLiteError.self, "\(sql)") { try hall.tamper(sql) }
        }
        #expect(try hall.check().fault == nil)
    }

    @Test("a dropped act at the end of the record is named")
    func acts() throws {
        let entry = AuditEntry(
            atMs: 1, actor: .commandLine, action: .roundOpen, target: "round/r1")
        try hall.write { transaction in
            for _ in 1...3 { try transaction.record(entry) }
        }
        func broken() throws -> Int64? {
            try hall.read { transaction throws(StoreError) in
                try transaction.firstBrokenAuditRow()
            }
        }
        #expect(try broken() == nil)
        try hall.tamper("DROP TRIGGER audit_rows_stay; DELETE FROM audit WHERE number = 3")
        #expect(try broken() == 3)
    }
}
