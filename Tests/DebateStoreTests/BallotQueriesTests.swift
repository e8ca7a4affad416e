import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Ballot queries")
struct BallotQueriesTests {
    private let hall: VoteHall

    init() throws {
        hall = try VoteHall()
    }

    @Test("V6: the database takes one ballot of a voter in a round, whatever the program does")
    func unique() throws {
        let round = try hall.open()
        try hall.cast(100, in: round, by: device(1))
        #expect(throws: SQLiteError.self) {
            try hall.tamper(
                """
                INSERT INTO ballot (round, voter, class, device, at_ms, state, ordinal)
                SELECT round, voter, class, device, at_ms, state, 9 FROM ballot
                """)
        }
    }

    @Test("V6, V11: cast, replaced, cast by another; the count and the ledger follow")
    func castAndReplace() throws {
        let round = try hall.open(.pre)
        let first = try hall.cast(100, in: round, by: device(1))
        let second = try hall.cast(nil, in: round, by: device(2), atMs: 1600)
        let third = try hall.cast(30, in: round, by: device(1), atMs: 1700)
        #expect(Set([first.receipt, second.receipt, third.receipt]).count == 3)
        let count = try hall.count(of: round)
        #expect(
            count.byClass.device
                == Tally(affirmative: 30, negative: 70, undecided: 1, voters: 2))
        #expect(count.rev == 3)
        #expect(count.departures == 0)
        let ledger = try hall.ledger()
        #expect(ledger.map(\.kind) == [.cast, .cast, .replace])
        #expect(ledger.map { $0.choice?.affirmativePoints } == [100, nil, 30])
        #expect(ledger.map { Receipt(hash: $0.hash) }.last == third.receipt)
        #expect(ledger[0].pseudonym == ledger[2].pseudonym)
        #expect(try hall.check().fault == nil)
        #expect(try hall.check().rows == 3)
    }

    @Test("V7: the same ballot again has the same receipt and writes nothing")
    func same() throws {
        let round = try hall.open()
        let first = try hall.cast(70, in: round, by: device(1))
        for atMs in 1501..<1517 as Range<Int64> {
            #expect(try hall.cast(70, in: round, by: device(1), atMs: atMs) == first)
        }
        #expect(try hall.ledger().count == 1)
        #expect(try hall.count(of: round).rev == 1)
    }

    @Test("V3: a refused ballot leaves no trace")
    func refused() throws {
        let round = try hall.open(closesAtMs: 2000)
        #expect(throws: RuleViolation.roundNotOpen) {
            try hall.cast(1, in: round, by: device(1), atMs: 999)
        }
        #expect(throws: RuleViolation.roundClosed) {
            try hall.cast(1, in: round, by: device(1), atMs: 2000)
        }
        #expect(throws: RuleViolation.undecidedNotTaken) {
            try hall.cast(nil, in: round, by: device(1))
        }
        #expect(throws: RuleViolation.notAVoter) {
            try hall.cast(1, in: round, by: PresentedIdentity())
        }
        #expect(throws: RuleViolation.notFound) {
            try hall.cast(1, in: RoundNumber(99), by: device(1))
        }
        #expect(try hall.ledger().isEmpty)
        try hall.cast(1, in: round, by: device(1), atMs: 1999)
        #expect(try hall.ledger().count == 1)
    }

    @Test("I4: the first ballot locks the rules, and only the first says when")
    func lock() throws {
        let round = try hall.open()
        let debate = hall.debate
        func lockedAtMs() throws -> Int64? {
            try hall.read { transaction throws(StoreError) in
                try transaction.debate(debate)?.rulesLockedAtMs
            }
        }
        #expect(try lockedAtMs() == nil)
        try hall.cast(1, in: round, by: device(1), atMs: 1500)
        try hall.cast(1, in: round, by: device(2), atMs: 1600)
        #expect(try lockedAtMs() == 1500)
        try hall.advance(nowMs: 3000)
        try hall.advance(nowMs: 6000)
        let told = try hall.heard().filter { $0.name == "debate.updated" }
        #expect(told.count == 1)
        #expect(told[0].data.contains(#""rulesLockedAtMs":1500"#))
    }

    @Test("I2: a login supersedes the device's ballot, a ticket both; none comes back")
    func supersede() throws {
        let round = try hall.open()
        try hall.cast(100, in: round, by: device(1))
        try hall.cast(0, in: round, by: device(1, account: 11))
        var count = try hall.count(of: round)
        #expect(count.byClass.device == .zero)
        #expect(count.byClass.account == Tally(negative: 100, voters: 1))
        #expect(count.departures == 1)
        // Logged out again, the device has voted already.
        #expect(throws: RuleViolation.alreadyVoted) {
            try hall.cast(100, in: round, by: device(1))
        }
        try hall.addTicket(1, to: 1)
        try hall.cast(60, in: round, by: device(1, account: 11))
        count = try hall.count(of: round)
        #expect(count.byClass.account == .zero)
        #expect(count.byClass.ticket == Tally(affirmative: 60, negative: 40, voters: 1))
        // The account on another device has voted already too.
        #expect(throws: RuleViolation.alreadyVoted) {
            try hall.cast(0, in: round, by: device(2, account: 11))
        }
        #expect(
            try hall.ledger().map(\.kind) == [.cast, .supersede, .cast, .supersede, .cast])
        #expect(try hall.check().fault == nil)
    }

    @Test("I2: whoever voted with more on a device does not vote as the device, too")
    func weakerAfterwards() throws {
        let round = try hall.open()
        try hall.cast(0, in: round, by: device(1, account: 11))
        #expect(throws: RuleViolation.alreadyVoted) {
            try hall.cast(100, in: round, by: device(1))
        }
        #expect(try hall.count(of: round).byClass.device == .zero)
        // Another account on the same device is another person, and so is another device.
        try hall.cast(100, in: round, by: device(1, account: 12))
        try hall.cast(100, in: round, by: device(2))
        #expect(try hall.ledger().count == 3)
        #expect(try hall.check().fault == nil)
    }

    @Test("I2: a program's change leaves a ballot on its device, for a ticket to supersede")
    func programReplaces() throws {
        let round = try hall.open()
        try hall.cast(0, in: round, by: device(1, account: 11))
        try hall.cast(
            100, in: round, by: PresentedIdentity(account: AccountID(.sample(11))))
        #expect(throws: RuleViolation.alreadyVoted) {
            try hall.cast(100, in: round, by: device(1))
        }
        try hall.addTicket(1, to: 1)
        try hall.cast(60, in: round, by: device(1))
        #expect(try hall.count(of: round).byClass.account == .zero)
        #expect(try hall.ledger().map(\.kind) == [.cast, .replace, .supersede, .cast])
    }

    @Test("the hash of a row tells nobody what it says: each has a salt of its own")
    func salts() throws {
        let round = try hall.open()
        for number in 1...20 { try hall.cast(50, in: round, by: device(number)) }
        let rows = try hall.ledger()
        #expect(Set(rows.map(\.salt)).count == 20)
        #expect(rows.allSatisfy { $0.salt.utf8.count == 22 })
        #expect(rows.allSatisfy { LedgerChain.hash($0.canonicalBytes) == $0.hash })
    }

    @Test("I2: a ticket leaves an account alone that voted from another device")
    func otherDevice() throws {
        let round = try hall.open()
        try hall.cast(0, in: round, by: device(2, account: 11))
        try hall.addTicket(1, to: 1)
        try hall.cast(60, in: round, by: device(1, account: 11))
        #expect(try hall.count(of: round).byClass.account.voters == 1)
    }

    @Test("the voter of a ticket is the ticket: on a new device it replaces its ballot")
    func ticketMoves() throws {
        let terms = RoundTerms(isFinal: true, takesUndecided: false, reveal: .live)
        let (open, final) = (try hall.open(.pre), try hall.plan(.post, terms: terms))
        try hall.addTicket(1, to: 1)
        try hall.cast(100, in: open, by: device(1))
        try hall.tamper(
            "UPDATE ticket SET device = '\(DeviceID(.sample(2)).text)'")
        try hall.cast(0, in: open, by: device(2))
        #expect(try hall.count(of: open).byClass.ticket == Tally(negative: 100, voters: 1))
        try hall.act(nowMs: 2000) { rounds in
            try CloseRound.decide(open, in: rounds, lastBallotAtMs: nil, nowMs: 2000)
        }
        try hall.act(nowMs: 3000) { rounds in
            try OpenRound().decide(final, in: rounds, graceMs: 0, nowMs: 3000)
        }
        try hall.cast(100, in: final, by: device(2), atMs: 3100)
        try hall.tamper(
            "UPDATE ticket SET device = '\(DeviceID(.sample(3)).text)'")
        #expect(throws: RuleViolation.alreadyVoted) {
            try hall.cast(0, in: final, by: device(3), atMs: 3200)
        }
    }

    @Test("I6: a void ticket's ballots count no more, until a result with them is known")
    func voidTicket() throws {
        let round = try hall.open()
        let debate = hall.debate
        for number in [1, 2] {
            try hall.addTicket(Int64(number), to: number)
            try hall.cast(100, in: round, by: device(number))
        }
        try hall.write { transaction in
            try transaction.voidBallots(of: TicketNumber(1), in: debate, nowMs: 1600)
        }
        #expect(try hall.count(of: round).byClass.ticket == Tally(affirmative: 100, voters: 1))
        #expect(try hall.ledger().map(\.kind) == [.cast, .cast, .void])
        #expect(try hall.check().fault == nil)
        try hall.act(nowMs: 2000) { rounds in
            try CloseRound.decide(round, in: rounds, lastBallotAtMs: 1500, nowMs: 2000)
        }
        try hall.advance(nowMs: 4000)
        try hall.act(nowMs: 5000) { rounds in
            try RevealRound.decide(
                round, in: rounds, order: RoundKind.allCases, nowMs: 5000)
        }
        #expect(throws: RuleViolation.alreadyRevealed) {
            try hall.write { transaction in
                try transaction.voidBallots(of: TicketNumber(2), in: debate, nowMs: 6000)
            }
        }
        // One that never voted has nothing to take out.
        try hall.write { transaction in
            try transaction.voidBallots(of: TicketNumber(3), in: debate, nowMs: 6000)
        }
    }

    @Test("a receipt says what has become of its ballot, and no choice")
    func receipts() throws {
        let round = try hall.open()
        let debate = hall.debate
        let first = try hall.cast(100, in: round, by: device(1), atMs: 12_345).receipt
        let second = try hall.cast(0, in: round, by: device(1), atMs: 12_400).receipt
        func state(_ receipt: Receipt) throws -> ReceiptState? {
            try hall.read { transaction throws(StoreError) in
                try transaction.receipt(receipt, of: debate)
            }
        }
        #expect(
            try state(first)
                == ReceiptState(round: round, ordinal: nil, atMs: 10_000, state: .replaced))
        #expect(try state(second)?.state == .counted)
        #expect(try state(try #require(Receipt("AAAAAAAAAAAA"))) == nil)
        try hall.cast(0, in: round, by: device(1, account: 11), atMs: 12_500)
        #expect(try state(second)?.state == .superseded)
        #expect(try state(first)?.state == .replaced)
        try hall.act(nowMs: 13_000) { rounds in
            try VoidRound.decide(round, in: rounds, reason: "误开", nowMs: 13_000)
        }
        #expect(try state(second)?.state == .void)
    }

    @Test("a receipt has its place in the ledger when the ledger is public, and no sooner")
    func receiptPlaces() throws {
        let round = try hall.open(closesAtMs: 2000)
        let debate = hall.debate
        let receipt = try hall.cast(100, in: round, by: device(1)).receipt
        func place() throws -> Int64? {
            try hall.read { transaction throws(StoreError) in
                try transaction.receipt(receipt, of: debate)?.ordinal
            }
        }
        try hall.advance(nowMs: 4000)
        try hall.reveal(round, nowMs: 5000)
        #expect(try place() == nil)
        try hall.end(nowMs: 6000)
        #expect(try place() == 1)
    }

    @Test("a voter finds their own ballot, and nobody else's")
    func own() throws {
        let round = try hall.open()
        let debate = hall.debate
        let mine = try hall.cast(100, in: round, by: device(1))
        func own(_ presented: PresentedIdentity) throws -> OwnBallot? {
            try hall.read { transaction throws(StoreError) in
                try transaction.ownBallot(in: round, of: debate, presented: presented)
            }
        }
        #expect(try own(device(1)) == mine)
        #expect(try own(device(2)) == nil)
        #expect(try own(PresentedIdentity()) == nil)
        let stronger = try hall.cast(0, in: round, by: device(1, account: 11))
        #expect(try own(device(1, account: 11)) == stronger)
        #expect(try own(device(1)) == nil)
        let page = try hall.read { transaction throws(StoreError) in
            try transaction.ownBallots(
                account: AccountID(.sample(11)), device: DeviceID(.sample(1)),
                PageNumber(page: 1, size: 10))
        }
        #expect(page.rows.map(\.own) == [stronger])
        #expect(page.rows.first?.debate == debate)
        #expect(page.total == 1)
    }

    @Test("V6: of many writes at once by one voter one ballot counts")
    func atOnce() throws {
        let round = try hall.open()
        let hall = hall
        let threads = (0..<8).map { number in
            Thread(name: "voter") {
                for turn in 0..<25 {
                    _ = try? hall.cast((number + turn) % 101, in: round, by: device(1))
                }
            }
        }
        for thread in threads { thread.join() }
        let count = try hall.count(of: round)
        #expect(count.tally.voters == 1)
        #expect(try hall.check().fault == nil)
        #expect(try hall.check().ballots == 1)
    }
}
