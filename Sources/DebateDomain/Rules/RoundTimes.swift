/// What holds for the times of a round, whoever sets them.
enum RoundTimes {
    /// What a request may name at all: until the end of the year 9999.
    static let instants: ClosedRange<Int64> = 0...253_402_300_799_999

    /// An instant in milliseconds UTC; `wrong_type` or `out_of_range`.
    static func instant(_ value: JSONValue) throws(FieldReason) -> Int64 {
        guard case .integer(let instant) = value else { throw .wrongType }
        guard instants.contains(instant) else { throw .outOfRange }
        return instant
    }

    /// A plan lies ahead, and its end after its beginning.
    static func problems(of plan: VoteRound.Plan, nowMs: Int64) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let opensAtMs = plan.opensAtMs, opensAtMs <= nowMs {
            problems.append(FieldProblem("opensAtMs", .outOfRange))
        }
        if let closesAtMs = plan.closesAtMs, closesAtMs <= max(nowMs, plan.opensAtMs ?? nowMs) {
            problems.append(FieldProblem("closesAtMs", .outOfRange))
        }
        return problems
    }

    /// When a round that is closed by hand closes: now, but after every ballot it has taken, so
    /// that each of them lies inside the window (rule V3).
    static func closing(lastBallotAtMs: Int64?, nowMs: Int64) -> Int64 {
        max(nowMs, lastBallotAtMs.map { $0 + 1 } ?? nowMs)
    }
}
