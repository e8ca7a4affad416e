import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Rounds in the store")
struct RoundActsTests {
    @Test("a round is read as it was stored, whatever has become of it")
    func stored() throws {
        let hall = try VoteHall()
        let terms = RoundTerms(
            isFinal: true, takesUndecided: true, reveal: .delayed, delaySeconds: 17)
        let planned = try hall.plan(
            .pre, terms: terms, plan: VoteRound.Plan(opensAtMs: 5000, closesAtMs: 6000))
        #expect(
            try hall.rounds() == [
                VoteRound(
                    number: planned, kind: .pre, terms: terms,
                    life: .planned(VoteRound.Plan(opensAtMs: 5000, closesAtMs: 6000)))
            ])
        let live = try hall.plan(.live)
        try hall.act(nowMs: 1000) { rounds in
            try OpenRound(.at(2000)).decide(live, in: rounds, graceMs: 700, nowMs: 1000)
        }
        let window = VoteRound.Window(opensAtMs: 1000, closesAtMs: 2000, graceMs: 700)
        #expect(try hall.round(live).life == .opened(window))
        try hall.advance(nowMs: 4700)
        let closed = VoteRound.ClosedWindow(opensAtMs: 1000, closesAtMs: 2000, graceMs: 700)
        #expect(try hall.round(live).life == .closed(closed))
        try hall.act(nowMs: 4800) { rounds in
            try RevealRound.decide(live, in: rounds, order: RoundKind.allCases, nowMs: 4800)
        }
        #expect(try hall.round(live).life == .revealed(closed, atMs: 4800))
        try hall.act(nowMs: 4900) { rounds in
            try VoidRound.decide(planned, in: rounds, reason: "误开", nowMs: 4900)
        }
        #expect(try hall.round(planned).life == .voided(nil, atMs: 4900, reason: "误开"))
        #expect(try hall.round(live).revision == 4)
    }

    @Test("V1: the table holds one round of a kind that is not void")
    func unique() throws {
        let hall = try VoteHall()
        try hall.plan(.pre)
        #expect(throws: RuleViolation.roundExists) { try hall.plan(.pre) }
        #expect(throws: SQLiteError.self) {
            try hall.tamper(
                """
                INSERT INTO vote_round (
                    debate, kind, life, is_final, takes_undecided, reveal, delay_seconds,
                    revision)
                SELECT debate, kind, life, is_final, takes_undecided, reveal, delay_seconds, 1
                FROM vote_round
                """)
        }
    }

    @Test("a number taken back is never used again")
    func numbers() throws {
        let hall = try VoteHall()
        let first = try hall.plan(.pre)
        try hall.act(nowMs: 950) { rounds in try DeleteRound.decide(first, in: rounds) }
        #expect(try hall.rounds().isEmpty)
        #expect(try hall.plan(.pre).value == first.value + 1)
    }

    @Test("E5, V2: the table lets no round go back")
    func forward() throws {
        let hall = try VoteHall()
        let round = try hall.open(closesAtMs: 2000)
        try hall.advance(nowMs: 4000)
        for life in ["opened", "planned"] {
            #expect(throws: SQLiteError.self) {
                try hall.tamper(
                    "UPDATE vote_round SET life = '\(life)' WHERE number = \(round.value)")
            }
        }
    }

    @Test("V4: the close is told once, exactly, and with the ledger's end")
    func close() throws {
        let hall = try VoteHall()
        let round = try hall.open(closesAtMs: 2000)
        try hall.cast(70, in: round, by: device(1))
        try hall.cast(0, in: round, by: device(2))
        for nowMs in [3999, 4000, 4250, 9000] as [Int64] { try hall.advance(nowMs: nowMs) }
        let closes = try hall.heard().filter { $0.name == "round.closed" }
        #expect(closes.map(\.atMs) == [4000])
        let head = try #require(try hall.ledger().last)
        #expect(
            closes[0].data.contains(
                #""tally":{"affirmative":70,"negative":130,"undecided":0,"voters":2"#))
        #expect(closes[0].data.contains(#""ledger":{"rows":2,"hash":"\#(head.hash)"}"#))
        #expect(
            try hall.heard { .organiser($0) }.map(\.name) == ["round.closed"])
        #expect(throws: RuleViolation.roundClosed) {
            try hall.cast(1, in: round, by: device(3), atMs: 1999)
        }
    }

    @Test("E4: of a hidden round the public hears no count before the reveal, the organiser does")
    func hidden() throws {
        let hall = try VoteHall()
        let round = try hall.open(.pre, closesAtMs: 2000)
        try hall.cast(73, in: round, by: device(1))
        try hall.advance(nowMs: 4000)
        let rounds = try hall.heard().filter { $0.name.hasPrefix("round.") }
        #expect(rounds.allSatisfy { !$0.data.contains("73") })
        let told = try hall.heard { .organiser($0) }
        #expect(told.last?.data.contains(#""affirmative":73"#) == true)
        try hall.act(nowMs: 5000) { rounds in
            try RevealRound.decide(round, in: rounds, order: RoundKind.allCases, nowMs: 5000)
        }
        let revealed = try #require(try hall.heard().last)
        #expect(revealed.name == "round.revealed")
        #expect(revealed.data.contains(#""tally":{"affirmative":73,"negative":27"#))
        #expect(revealed.data.contains(#""verdict":"#))
    }

    @Test("a planned round opens by the clock, or with the first ballot of its window")
    func planned() throws {
        let hall = try VoteHall()
        let round = try hall.plan(plan: VoteRound.Plan(opensAtMs: 5000))
        try hall.advance(nowMs: 4999)
        #expect(throws: RuleViolation.roundNotOpen) {
            try hall.cast(1, in: round, by: device(1), atMs: 4999)
        }
        try hall.cast(1, in: round, by: device(1), atMs: 5000)
        #expect(
            try hall.round(round).life == .opened(VoteRound.Window(opensAtMs: 5000)))
        try hall.advance(nowMs: 5100)
        #expect(
            try hall.heard().map(\.name) == ["round.updated", "round.opened", "debate.updated"])
    }

    @Test("V9: a void round says so in the ledger, and its ballots stay")
    func void() throws {
        let hall = try VoteHall()
        let round = try hall.open()
        try hall.cast(100, in: round, by: device(1))
        try hall.act(nowMs: 2000) { rounds in
            try VoidRound.decide(round, in: rounds, reason: "误开", nowMs: 2000)
        }
        #expect(try hall.ledger().last?.kind == .void)
        #expect(try hall.ledger().last?.pseudonym == nil)
        #expect(try hall.check().ballots == 1)
        #expect(try hall.check().fault == nil)
        #expect(throws: RuleViolation.roundVoided) {
            try hall.cast(100, in: round, by: device(1))
        }
        try hall.plan()
    }

    @Test("L5: a debate whose ledger says that a round was void is not deleted")
    func deleteVoid() throws {
        let hall = try VoteHall(status: .notStarted)
        let debate = hall.debate
        try hall.void(try hall.open(.pre), nowMs: 2000)
        #expect(try hall.ledger().count == 1)
        let entry = AuditEntry(
            atMs: 1, actor: .commandLine, action: .debateDelete, target: "live/x")
        #expect(throws: RuleViolation.notDeletable) {
            try hall.write { try $0.delete(debate, nowMs: 3000) { _ in entry } }
        }
    }

    @Test("E3: while a banded turnout is shown in tens no event tells it exactly")
    func banded() throws {
        let hall = try VoteHall()
        let terms = RoundTerms(isFinal: false, takesUndecided: false, reveal: .banded)
        let round = try hall.open(.pre, terms: terms, closesAtMs: 2000)
        for number in 1...13 { try hall.cast(100, in: round, by: device(number)) }
        try hall.advance(nowMs: 4000)
        let head = try #require(try hall.ledger().last)
        let shown = try #require(try hall.heard().last { $0.name == "round.closed" })
        #expect(shown.data.hasSuffix(#""ledger":{"rows":null,"hash":"\#(head.hash)"}}"#))
        let exact = try #require(try hall.heard { .organiser($0) }.last)
        #expect(exact.data.hasSuffix(#""ledger":{"rows":13,"hash":"\#(head.hash)"}}"#))
        let live = try hall.open(.live, closesAtMs: 4500)
        try hall.cast(100, in: live, by: device(1), atMs: 4400)
        try hall.advance(nowMs: 7000)
        #expect(
            try hall.heard().last { $0.name == "round.closed" }?.data.contains(#""rows":null"#)
                == true)
        let summary = try hall.end(nowMs: 8000)
        #expect((summary.voters, summary.ledger?.rows) == (13, 14))
        let ended = try #require(try hall.heard().last { $0.name == "debate.ended" })
        #expect(ended.data.contains(#""voters":10,"#))
        #expect(ended.data.contains(#""ledger":{"rows":null,"#))
        #expect(try hall.check().fault == nil)
        try hall.tamper(
            "DROP TRIGGER ledger_rows_never_change; DROP TRIGGER ledger_rows_stay; "
                + "DELETE FROM ledger WHERE ordinal = 14")
        #expect(try hall.check().fault?.ordinal == 14)
    }

    @Test("the state folded from events is the one read whole")
    func folded() throws {
        let hall = try VoteHall()
        let debate = hall.debate
        func state() throws -> DebateState {
            try #require(
                try hall.read { transaction throws(StoreError) in
                    try transaction.state(of: debate, nowMs: 9000)
                })
        }
        let round = try hall.open(closesAtMs: 2000)
        try hall.cast(70, in: round, by: device(1))
        let open = try state()
        #expect(open.rounds.map(\.tally) == [nil])
        try hall.advance(nowMs: 4000)
        let closed = try state()
        #expect(closed.rounds.first?.tally?.tally.affirmative == 70)
        try hall.act(nowMs: 5000) { rounds in
            try RevealRound.decide(round, in: rounds, order: RoundKind.allCases, nowMs: 5000)
        }
        let revealed = try state()
        #expect(revealed.rounds.first?.tally == nil)
        let told = try #require(try hall.heard().last)
        let members = try #require(revealed.rounds.first?.revelation)
        #expect(told.data.hasSuffix("," + members + "}"))
    }

    @Test("V10, L6: the start opens a live round and closes pre; the end closes what is open")
    func startAndEnd() throws {
        let hall = try VoteHall(status: .notStarted)
        let debate = hall.debate
        let pre = try hall.open(.pre)
        let settings = DebateSettings(autoOpenLive: true)
        try hall.tamper(
            "UPDATE debate SET settings = '\(JSONText.of(settings))'")
        let entry = AuditEntry(
            atMs: 1, actor: .commandLine, action: .debateStart, target: "live/x")
        try hall.cast(100, in: pre, by: device(1))
        _ = try hall.write { transaction in
            try transaction.start(debate, nowMs: 1200) { _, _ in entry }
        }
        // After the ballot that a slow clock stamped later than the start.
        #expect(try hall.round(pre).closesAtMs == 1501)
        let live = try #require(try hall.rounds().last)
        #expect(live.life == .opened(VoteRound.Window(opensAtMs: 1200)))
        #expect(
            try hall.heard().map(\.name).suffix(3)
                == ["debate.started", "round.updated", "round.opened"])
        try hall.cast(0, in: live.number, by: device(1), atMs: 1300)
        _ = try hall.write { transaction in
            try transaction.end(debate, nowMs: 2000) { _, _ in entry }
        }
        #expect(try hall.round(live.number).closesAtMs == 2000)
        let ended = try #require(try hall.heard().last { $0.name == "debate.ended" })
        let head = try #require(try hall.ledger().last)
        #expect(ended.data.contains(#""ledger":{"rows":2,"hash":"\#(head.hash)"}"#))
        try hall.advance(nowMs: 4000)
        #expect(try hall.rounds().allSatisfy { $0.state(atMs: 4000) == .closed })
        #expect(try hall.check().fault == nil)
    }
}
