import DebateDomain
import DebateRuntime
import DebateStore

/// Vote rounds, as organisers run them and everybody sees them.
enum RoundHandlers {
    /// The rounds, each with what its mode shows of its count.
    static func list(_ call: Call) throws -> Reply {
        let (debate, nowMs) = (try call.publicDebate(), call.nowMs)
        let rounds = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.debate(debate).map { found throws(StoreError) in
                try transaction.countedRounds(of: found, nowMs: nowMs)
            }
        }
        guard let rounds else { throw Failure.debateNotFound }
        return Reply(ListView(rows: rounds.map { CountedRoundView(counted: $0, nowMs: nowMs) }))
    }

    static func create(_ call: Call) throws -> Reply {
        let request = try CreateRound(call.jsonObject())
        return try act(call, .roundCreate) { transaction, rounds, nowMs in
            try request.decide(
                in: rounds, number: try transaction.nextRoundNumber(), nowMs: nowMs)
        }
    }

    static func edit(_ call: Call) throws -> Reply {
        let number = try call.round()
        let request = try EditRound(call.jsonObject())
        return try act(call, .roundEdit, on: number) { _, rounds, nowMs in
            try request.decide(number, in: rounds, nowMs: nowMs)
        }
    }

    static func delete(_ call: Call) throws -> Reply {
        let number = try call.round()
        return try act(call, .roundDelete, on: number) { _, rounds, _ in
            try DeleteRound.decide(number, in: rounds)
        }
    }

    static func open(_ call: Call) throws -> Reply {
        let number = try call.round()
        let request = try call.hasBody ? OpenRound(call.jsonObject()) : OpenRound()
        let debate = call.debate
        return try act(call, .roundOpen, on: number) { transaction, rounds, nowMs in
            try request.decide(
                number, in: rounds, graceMs: try transaction.graceMs(of: debate), nowMs: nowMs)
        }
    }

    static func close(_ call: Call) throws -> Reply {
        let number = try call.round()
        return try act(call, .roundClose, on: number) { transaction, rounds, nowMs in
            try CloseRound.decide(
                number, in: rounds,
                lastBallotAtMs: try transaction.lastBallotAtMs(of: number), nowMs: nowMs)
        }
    }

    static func void(_ call: Call) throws -> Reply {
        let number = try call.round()
        let reason = try ActReason(call.jsonObject(), nfc: TextFormRules.store.nfc).text
        return try act(call, .roundVoid, on: number, reason: reason) { _, rounds, nowMs in
            try VoidRound.decide(number, in: rounds, reason: reason, nowMs: nowMs)
        }
    }

    /// Shows the result to everybody, for good; answers it whole.
    static func reveal(_ call: Call) throws -> Reply {
        let number = try call.round()
        let debate = call.debate
        return try act(call, .roundReveal, on: number) { transaction, rounds, nowMs in
            guard let found = try transaction.reading.debate(debate) else {
                throw RuleViolation.notFound
            }
            return try RevealRound.decide(
                number, in: rounds, order: found.settings.revealOrder, nowMs: nowMs)
        }
    }

    private typealias Decide =
        @Sendable (
            borrowing WriteTransaction, DebateRounds, _ nowMs: Int64
        ) throws -> [RoundEvent]

    /// Does an act on the rounds, on record, by the writer's clock: of two acts the later one sees
    /// what the earlier one did.
    private static func act(
        _ call: Call, _ action: AuditAction, on number: RoundNumber? = nil,
        reason: String? = nil, _ decide: @escaping Decide
    ) throws -> Reply {
        let (debate, clock, actor) = (call.debate, call.services.nowMs, call.actor)
        return try call.commit { transaction in
            let nowMs = clock()
            func facts(_ round: VoteRound?) -> String? {
                round.map { JSONText.of(RoundView($0, atMs: nowMs)) }
            }
            let after = try transaction.act(
                on: number, of: debate, nowMs: nowMs,
                as: { before, after in
                    let target = (before ?? after).map { "round/" + $0.number.text }
                    return AuditEntry(
                        atMs: nowMs, actor: actor, action: action, debate: debate,
                        target: target ?? "", before: facts(before), after: facts(after),
                        reason: reason)
                }
            ) { rounds in try decide(transaction, rounds, nowMs) }
            guard let after else { return .done() }
            guard action == .roundReveal else { return Reply(RoundView(after, atMs: nowMs)) }
            let revelation = try transaction.reading.revelation(
                of: after.number, in: debate, nowMs: nowMs)
            return Reply(RevealedRoundView(round: after, revelation: revelation, nowMs: nowMs))
        }
    }
}

extension Call {
    /// The round of the path.
    /// - Throws: `RuleViolation.notFound`.
    func round() throws(RuleViolation) -> RoundNumber {
        guard let number = RoundNumber(parameter("roundId")) else { throw .notFound }
        return number
    }

    /// The debate of the path, on routes that do not know their caller.
    /// - Throws: `Failure.debateNotFound`, when it cannot be one.
    func publicDebate() throws(Failure) -> DebateID {
        guard let uuid = UUIDText(parameter("liveId")) else { throw .debateNotFound }
        return DebateID(uuid)
    }

    /// Whether the request brings a body at all.
    var hasBody: Bool { !request.body.isEmpty }
}

/// A round with what its mode shows: its own members, and `tally|null, band|null, voters`.
struct CountedRoundView: JSONWritable {
    let counted: CountedRound
    let nowMs: Int64

    func write(to json: inout JSONWriter) {
        json.object { json in
            RoundView(counted.round, atMs: nowMs).writeMembers(to: &json)
            counted.shown.writeMembers(to: &json)
        }
    }
}

/// A round just revealed: its own members, and `tally, swing|null, flow|null, verdict|null`.
private struct RevealedRoundView: JSONWritable {
    let round: VoteRound
    let revelation: Revelation?
    let nowMs: Int64

    func write(to json: inout JSONWriter) {
        json.object { json in
            RoundView(round, atMs: nowMs).writeMembers(to: &json)
            revelation?.writeMembers(to: &json)
        }
    }
}
