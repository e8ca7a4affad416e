/// Finds what the ballots of a debate's rounds say, as far as they are revealed (features.md §2.5).
package struct DecideResult: Sendable, Hashable {
    package let rules: DebateRules
    /// The rounds that are not void and were opened or still may be, at most one of a kind.
    package let rounds: [Round]
    /// How voters with ballots that count in `pre` and `post` moved; looked at once both are
    /// revealed.
    package let flow: Flow
    /// The judges' side, once their verdict is public.
    package let judges: Verdict.Winner?

    package init(
        rules: DebateRules, rounds: [Round], flow: Flow, judges: Verdict.Winner? = nil
    ) {
        self.rules = rules
        self.rounds = rounds
        self.flow = flow
        self.judges = judges
    }

    /// A round that counts.
    package struct Round: Sendable, Hashable {
        package let kind: RoundKind
        /// Absent until it is revealed.
        package let tallies: ClassTallies?

        package init(_ kind: RoundKind, _ tallies: ClassTallies?) {
            self.kind = kind
            self.tallies = tallies
        }
    }

    package func decide() -> DebateResult {
        guard let pre = tally(.pre), let post = tally(.post) else {
            return DebateResult(swing: nil, flow: nil, conversion: nil, verdict: verdict(nil, nil))
        }
        let swing = Swing(from: pre, to: post)
        let conversion = Conversion(flow)
        return DebateResult(
            swing: swing, flow: flow, conversion: conversion, verdict: verdict(swing, conversion))
    }

    /// The verdict of who owns it; `nil` while what it rests on is not public.
    private func verdict(_ swing: Swing?, _ conversion: Conversion?) -> Verdict? {
        switch rules.verdictBy {
        case .judges:
            return judges.map { Verdict(winner: $0, rule: rules.winnerRule, by: .judges) }
        case .audience:
            guard let winner = audience(swing, conversion) else { return nil }
            // Without a verdict of judges a tie stays one, whatever the tie rule.
            if winner == .draw, rules.tieRule == .judges, let judges {
                return Verdict(winner: judges, rule: rules.winnerRule, by: .judges)
            }
            return Verdict(winner: winner, rule: rules.winnerRule, by: .audience)
        }
    }

    private func audience(_ swing: Swing?, _ conversion: Conversion?) -> Verdict.Winner? {
        guard let deciding = has(.post) ? tally(.post) : tally(.live) else { return nil }
        switch rules.winnerRule {
        case .mostPoints:
            return larger(deciding.affirmative, deciding.negative)
        case .swingPoints:
            guard mayCompare else { return .inconclusive }
            guard tally(.pre) != nil else { return nil }
            return swing.map { larger($0.affirmative, $0.negative) } ?? .inconclusive
        case .swingConversion:
            guard mayCompare else { return .inconclusive }
            guard let conversion else { return nil }
            guard flow.paired >= rules.minPaired else { return .inconclusive }
            return larger(conversion.toAffirmative, conversion.toNegative)
        }
    }

    /// Whether there is a before and an after.
    private var mayCompare: Bool { has(.pre) && has(.post) }

    private func larger<Value: Comparable>(
        _ affirmative: Value, _ negative: Value
    ) -> Verdict.Winner {
        if affirmative == negative { return .draw }
        return affirmative > negative ? .affirmative : .negative
    }

    private func has(_ kind: RoundKind) -> Bool {
        rounds.contains { $0.kind == kind }
    }

    /// What counts of a revealed round.
    private func tally(_ kind: RoundKind) -> Tally? {
        rounds.first { $0.kind == kind }?.tallies?.counting(rules.countingClasses)
    }
}

/// What the rounds of a debate say together; parts are absent until what they rest on is revealed.
package struct DebateResult: Sendable, Hashable {
    /// Also absent when one of the rounds has no ballots.
    package let swing: Swing?
    package let flow: Flow?
    package let conversion: Conversion?
    package let verdict: Verdict?
}
