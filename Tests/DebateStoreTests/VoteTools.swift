import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

/// A live debate with rounds to vote in, in a database of its own.
final class VoteHall: Sendable {
    let database: TemporaryDatabase
    let debate = DebateID.sample(1)

    init(status: DebateStatus = .live) throws {
        database = try TemporaryDatabase()
        let life: Debate.Life =
            switch status {
            case .notStarted: .notStarted
            case .live: .live(startedAtMs: 500)
            case .ended: .ended(startedAtMs: 500, endedAtMs: 600)
            }
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1, life: life))
        }
    }

    func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        try database.store.writer.submit(work)
    }

    func read<Result>(
        _ work: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws -> Result {
        try database.store.reader().read(work)
    }

    /// Plans a round.
    @discardableResult
    func plan(
        _ kind: RoundKind = .live, terms: RoundTerms? = nil,
        plan: VoteRound.Plan = VoteRound.Plan(), nowMs: Int64 = 900
    ) throws -> RoundNumber {
        let debate = debate
        let request = CreateRound(kind: kind, terms: terms ?? .usual(for: kind), plan: plan)
        return try write { transaction in
            let planned = try transaction.act(on: nil, of: debate, nowMs: nowMs) { rounds in
                try request.decide(
                    in: rounds, number: try transaction.nextRoundNumber(), nowMs: nowMs)
            }
            return try #require(planned).number
        }
    }

    func act(
        nowMs: Int64, _ decide: @escaping @Sendable (DebateRounds) throws -> [RoundEvent]
    ) throws {
        let debate = debate
        try write { transaction in
            _ = try transaction.act(on: nil, of: debate, nowMs: nowMs, decide)
        }
    }

    /// Plans a round and opens it at 1,000 ms.
    @discardableResult
    func open(
        _ kind: RoundKind = .live, terms: RoundTerms? = nil, closesAtMs: Int64? = nil
    ) throws -> RoundNumber {
        let number = try plan(kind, terms: terms)
        try act(nowMs: 1000) { rounds in
            try OpenRound(closesAtMs.map { .at($0) } ?? .asPlanned).decide(
                number, in: rounds, graceMs: 0, nowMs: 1000)
        }
        return number
    }

    @discardableResult
    func cast(
        _ points: Int?, in round: RoundNumber, by presented: PresentedIdentity,
        atMs: Int64 = 1500
    ) throws -> OwnBallot {
        let request = BallotRequest(
            cast: CastBallot(BallotChoice(affirmativePoints: points)), round: round,
            debate: debate, presented: presented, atMs: atMs,
            pseudonym: { Self.pseudonym(of: $0) })
        return try write { try $0.cast(request) }
    }

    static func pseudonym(of voter: VoterIdentity) -> String {
        pseudonym(named: "\(voter.voterClass.rawValue) \(voter.text)")
    }

    /// - Parameter name: class and identity, with a space between.
    static func pseudonym(named name: String) -> String {
        let words = name.split(separator: " ")
        let text = "\(words[0].prefix(1))-\(words[1])"
        return text + String(repeating: "x", count: max(0, 43 - text.utf8.count))
    }

    /// Makes a ticket, and gives it to a device.
    @discardableResult
    func addTicket(_ number: Int64, to device: Int) throws -> TicketNumber {
        let debate = debate
        return try write { transaction in
            let hash = "ticket-\(number)-"
            let drawn = DrawnTicket(
                code: OneTimeCode(.ticket, randomBytes: [UInt8](repeating: 0, count: 7)),
                hash: hash + String(repeating: "x", count: 43 - hash.utf8.count))
            let made = try transaction.addTickets(
                [drawn], label: "", to: debate, nowMs: 1, redraw: { drawn })
            try transaction.update(
                Ticket(
                    number: made[0].number, label: "",
                    binding: Ticket.Binding(device: DeviceID(.sample(device)), atMs: 1)))
            return made[0].number
        }
    }

    /// Makes a ticket void, and its ballots with it.
    func void(_ ticket: TicketNumber, nowMs: Int64) throws {
        let debate = debate
        try write { transaction in
            let found = try #require(try transaction.ticket(ticket, of: debate))
            try transaction.update(try VoidTicket.decide(found, nowMs: nowMs))
            try transaction.voidBallots(of: ticket, in: debate, nowMs: nowMs)
        }
    }

    /// Ends the debate.
    @discardableResult
    func end(nowMs: Int64) throws -> DebateSummary {
        let debate = debate
        let entry = AuditEntry(
            atMs: 1, actor: .commandLine, action: .debateEnd, target: "live/x")
        return try write { transaction in
            try transaction.end(debate, nowMs: nowMs) { _, _ in entry }.1
        }
    }

    func reveal(_ number: RoundNumber, nowMs: Int64) throws {
        try act(nowMs: nowMs) { rounds in
            try RevealRound.decide(number, in: rounds, order: RoundKind.allCases, nowMs: nowMs)
        }
    }

    func void(_ number: RoundNumber, nowMs: Int64) throws {
        try act(nowMs: nowMs) { rounds in
            try VoidRound.decide(number, in: rounds, reason: "误开", nowMs: nowMs)
        }
    }

    func advance(nowMs: Int64) throws {
        for duty in DueDuties.all {
            try write { try duty.perform($0, nowMs: nowMs) }
        }
    }

    func rounds() throws -> [VoteRound] {
        let debate = debate
        return try read { transaction throws(StoreError) in
            try transaction.rounds(of: debate)?.rounds ?? []
        }
    }

    func round(_ number: RoundNumber) throws -> VoteRound {
        try #require(try rounds().first { $0.number == number })
    }

    func count(of number: RoundNumber, nowMs: Int64 = 9000) throws -> RoundCount {
        let debate = debate
        let counted = try read { transaction throws(StoreError) in
            let found = try transaction.debate(debate)
            return try found.map { found throws(StoreError) in
                try transaction.countedRounds(of: found, nowMs: nowMs)
            } ?? []
        }
        return try #require(counted.first { $0.round.number == number }).count
    }

    func check() throws -> VoteCheck {
        let debate = debate
        return try read { transaction throws(StoreError) in
            try transaction.check(votesOf: debate, pseudonym: Self.pseudonym(named:))
        }
    }

    func ledger() throws -> [LedgerRow] {
        let debate = debate
        return try read { transaction throws(StoreError) in
            try transaction.ledger(of: debate, from: LogPosition(since: 0, limit: 500)).rows
        }
    }

    /// What a channel heard of rounds.
    func heard(_ channel: (DebateID) -> Channel = { .debate($0) }) throws -> [LoggedEvent] {
        let debate = debate
        let named = channel(debate)
        return try read { transaction throws(StoreError) in
            try transaction.events(of: named, after: 0, limit: 500)
        }
    }

    /// Runs SQL as a hand with the file would.
    func tamper(_ sql: String) throws {
        try Connection(path: database.home.settings.databasePath, mode: .readWrite).run(sql)
    }
}

/// A device, an account on it, a ticket in its pocket.
func device(_ number: Int, account: Int? = nil) -> PresentedIdentity {
    PresentedIdentity(
        account: account.map { AccountID(.sample($0)) }, device: DeviceID(.sample(number)))
}
