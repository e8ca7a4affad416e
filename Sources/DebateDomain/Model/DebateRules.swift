/// How a debate's winner is found: chosen beforehand, locked by the first ballot (rule I4).
package struct DebateRules: Sendable, Hashable {
    package var winnerRule: WinnerRule
    /// Fewer voters than this in both rounds, and a rule of conversion decides nothing.
    package var minPaired: Int
    package var tieRule: TieRule
    package var verdictBy: VerdictOwner
    /// Whose ballots count; never empty.
    package var countingClasses: Set<VoterClass>

    package static let pairedRange = 2...1000

    package init(
        winnerRule: WinnerRule = .mostPoints, minPaired: Int = 20, tieRule: TieRule = .draw,
        verdictBy: VerdictOwner = .audience,
        countingClasses: Set<VoterClass> = Set(VoterClass.allCases)
    ) {
        self.winnerRule = winnerRule
        self.minPaired = minPaired
        self.tieRule = tieRule
        self.verdictBy = verdictBy
        self.countingClasses = countingClasses
    }

    /// What makes a side win.
    package enum WinnerRule: String, Sendable, Hashable, CaseIterable {
        /// W-a: more points in the round that decides.
        case mostPoints = "most_points"
        /// W-b: the larger gain in share of points from `pre` to `post`.
        case swingPoints = "swing_points"
        /// W-c: the larger rate of paired voters who came over.
        case swingConversion = "swing_conversion"
    }

    /// What happens when neither side is ahead (rule W-e).
    package enum TieRule: String, Sendable, Hashable, CaseIterable {
        case draw
        case judges
    }

    /// Whose verdict is the debate's; both are shown.
    package enum VerdictOwner: String, Sendable, Hashable, CaseIterable {
        case audience
        case judges
    }
}

extension DebateRules: JSONWritable {
    /// Shape: `{winnerRule, minPaired, tieRule, verdictBy, countingClasses: [the strongest first]}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("winnerRule", winnerRule.rawValue)
            json.member("minPaired", minPaired)
            json.member("tieRule", tieRule.rawValue)
            json.member("verdictBy", verdictBy.rawValue)
            json.member(
                "countingClasses",
                VoterClass.allCases.filter(countingClasses.contains).map(\.rawValue))
        }
    }
}
