/// Who won, by which rule, and who says so.
package struct Verdict: Sendable, Hashable {
    package let winner: Winner
    package let rule: DebateRules.WinnerRule
    package let by: DebateRules.VerdictOwner

    package init(winner: Winner, rule: DebateRules.WinnerRule, by: DebateRules.VerdictOwner) {
        self.winner = winner
        self.rule = rule
        self.by = by
    }

    package enum Winner: String, Sendable, Hashable, CaseIterable {
        case affirmative
        case negative
        /// Both alike.
        case draw
        /// There is too little to decide by.
        case inconclusive

        package init(_ side: Side) {
            switch side {
            case .affirmative: self = .affirmative
            case .negative: self = .negative
            }
        }
    }
}

extension Verdict: JSONWritable {
    /// Shape: `{winner, rule, by}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("winner", winner.rawValue)
            json.member("rule", rule.rawValue)
            json.member("by", by.rawValue)
        }
    }
}
