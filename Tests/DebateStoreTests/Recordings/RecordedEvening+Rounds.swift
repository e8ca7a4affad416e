import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

/// What organisers do in it.
extension RecordedEvening {
    private static let act: @Sendable (Debate, Debate) -> AuditEntry = { before, _ in
        AuditEntry(
            atMs: 1, actor: .commandLine, action: .debateEdit, debate: before.id, target: "x")
    }

    func number(of kind: RoundKind) throws -> RoundNumber {
        try #require(try hall.rounds().last { $0.kind == kind && !$0.isVoid }).number
    }

    func plan(_ kind: RoundKind, reveal: RevealMode? = nil) throws {
        var terms = RoundTerms.usual(for: kind)
        terms.reveal = reveal ?? terms.reveal
        terms.delaySeconds = 10
        try step { nowMs in _ = try hall.plan(kind, terms: terms, nowMs: nowMs) }
    }

    func open(_ kind: RoundKind, closesAfterMs: Int64? = nil) throws {
        let number = try number(of: kind)
        try step { nowMs in
            let opening = closesAfterMs.map { OpenRound(.at(nowMs + $0)) } ?? OpenRound()
            try hall.act(nowMs: nowMs) { rounds in
                try opening.decide(number, in: rounds, graceMs: 0, nowMs: nowMs)
            }
        }
    }

    func vote(_ points: Int?, _ kind: RoundKind, by voter: Int, _ nowMs: Int64) throws {
        try hall.cast(points, in: try number(of: kind), by: device(voter + 1), atMs: nowMs)
    }

    func tighten(_ kind: RoundKind, to mode: RevealMode, _ nowMs: Int64) throws {
        let number = try number(of: kind)
        let revision = try hall.round(number).revision
        let text = #"{"revision":\#(revision),"reveal":"\#(mode.rawValue)"}"#
        guard case .object(let body) = try JSONParser.parse(Array(text.utf8)) else { return }
        let edit = try EditRound(body)
        try hall.act(nowMs: nowMs) { try edit.decide(number, in: $0, nowMs: nowMs) }
    }

    func close(_ kind: RoundKind, _ nowMs: Int64) throws {
        let number = try number(of: kind)
        try hall.act(nowMs: nowMs) {
            try CloseRound.decide(number, in: $0, lastBallotAtMs: nil, nowMs: nowMs)
        }
    }

    func start(_ nowMs: Int64) throws {
        try hall.write { [debate] in
            _ = try $0.start(debate, nowMs: nowMs, as: Self.act)
        }
    }

    func edit(
        _ nowMs: Int64, _ change: @escaping @Sendable (inout Debate) -> Void
    ) throws {
        try hall.write { [debate] transaction in
            let before = try transaction.current(debate)
            var after = before
            change(&after)
            after.revision += 1
            _ = try transaction.apply(
                [.debateUpdated(after)], to: before, nowMs: nowMs, as: Self.act)
        }
    }

    func archive(_ nowMs: Int64) throws {
        try hall.write { [debate] transaction in
            let before = try transaction.current(debate)
            _ = try transaction.apply(
                try ArchiveDebate.archive(before, nowMs: nowMs), to: before, nowMs: nowMs,
                as: Self.act)
        }
    }
}
