import DebateDomain
import DebateTestSupport

@testable import DebateStore

/// A database with one live debate whose rounds and ballots a test makes.
struct VotingDatabase {
    let database: TemporaryDatabase
    let debate: DebateID = .sample(1)

    init(rules: DebateRules = DebateRules()) throws {
        database = try TemporaryDatabase()
        var debate = Debate.sample(1, life: .live(startedAtMs: 1))
        debate.rules = rules
        let stored = debate
        try database.store.writer.submit { transaction in try transaction.insert(stored) }
    }

    func read<Result>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws -> Result {
        try database.store.reader().read(body)
    }

    // MARK: Rounds

    func plan(
        _ kind: RoundKind, reveal: RevealMode? = nil, delaySeconds: Int = 60
    ) throws -> RoundNumber {
        try write { transaction in
            var terms = RoundTerms.usual(for: kind)
            terms.reveal = reveal ?? terms.reveal
            terms.delaySeconds = delaySeconds
            let round = VoteRound(
                number: try transaction.nextRoundNumber(), kind: kind, terms: terms)
            try transaction.store(.planned(round), of: debate)
            return round.number
        }
    }

    /// A round that takes ballots from the beginning of time.
    func open(
        _ kind: RoundKind, reveal: RevealMode? = nil, delaySeconds: Int = 60
    ) throws -> RoundNumber {
        let number = try plan(kind, reveal: reveal, delaySeconds: delaySeconds)
        try change(number) { .opened($0.living(.opened(VoteRound.Window(opensAtMs: 0)))) }
        return number
    }

    func close(_ number: RoundNumber, atMs: Int64 = 60_000) throws {
        try change(number) { .closed($0.living(.closed(Self.window(atMs)))) }
    }

    /// Closes it where it is open, and reveals it.
    func reveal(_ number: RoundNumber) throws {
        if try counted().first(where: { $0.round.number == number })?.round.closesAtMs == nil {
            try close(number)
        }
        try change(number) { .revealed($0.living(.revealed(Self.window(60_000), atMs: 61_000))) }
    }

    func void(_ number: RoundNumber) throws {
        try change(number) { round in
            .voided(
                round.living(.voided(round.window, atMs: 61_000, reason: "误开")), reason: "误开")
        }
    }

    // MARK: Ballots

    /// - Parameter device: the number of the device it is cast from, where its voter is none.
    func cast(
        _ points: Int?, by voter: VoterIdentity, from device: Int? = nil, in round: RoundNumber,
        atMs: Int64 = 5000
    ) throws {
        var presented = PresentedIdentity(device: device.map { DeviceID(.sample($0)) })
        switch voter {
        case .device(let id, let isWeak):
            presented.device = id
            presented.deviceIsWeak = isWeak
        case .account(let id): presented.account = id
        case .ticket: preconditionFailure("tickets are found by their device")
        }
        let request = BallotRequest(
            cast: CastBallot(BallotChoice(affirmativePoints: points)), round: round,
            debate: debate, presented: presented, atMs: atMs,
            pseudonym: { voter in
                String(
                    (voter.voterClass.rawValue + voter.text + String(repeating: "x", count: 43))
                        .suffix(43))
            })
        _ = try write { transaction in try transaction.cast(request) }
    }

    // MARK: Counts

    func counted(nowMs: Int64 = 100_000) throws -> [CountedRound] {
        try read { transaction throws(StoreError) in
            try transaction.debate(debate).map { debate throws(StoreError) in
                try transaction.countedRounds(of: debate, nowMs: nowMs)
            } ?? []
        }
    }

    func sheet() throws -> ResultSheet {
        let sheet = try read { transaction throws(StoreError) in
            try transaction.result(of: debate, nowMs: 100_000)
        }
        guard let sheet else { throw RuleViolation.notFound }
        return sheet
    }

    func revelation(_ number: RoundNumber) throws -> Revelation? {
        try read { transaction throws(StoreError) in
            try transaction.revelation(of: number, in: debate, nowMs: 100_000)
        }
    }

    /// - Parameter shown: what everybody may see; else the truth.
    func counters(shown: Bool) throws -> Counters {
        try read { transaction throws(StoreError) in
            guard let debate = try transaction.debate(debate) else { return Counters() }
            return shown
                ? try transaction.shownTally(of: debate, nowMs: 100_000)
                : try transaction.trueTally(of: debate, nowMs: 100_000)
        }
    }

    private func change(
        _ number: RoundNumber, _ event: @escaping @Sendable (VoteRound) -> RoundEvent
    ) throws {
        try write { transaction in
            let round = try transaction.rounds(of: debate).round(number)
            try transaction.store(event(round), of: debate)
        }
    }

    private func write<Result: Sendable>(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        try database.store.writer.submit(work)
    }

    private static func window(_ closesAtMs: Int64) -> VoteRound.ClosedWindow {
        VoteRound.ClosedWindow(opensAtMs: 0, closesAtMs: closesAtMs, graceMs: 0)
    }
}

extension VoteRound {
    /// The same round in another life.
    fileprivate func living(_ life: Life) -> VoteRound {
        var round = self
        round.life = life
        round.revision += 1
        return round
    }
}
