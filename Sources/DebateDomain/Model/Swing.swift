/// How far each side's share of the points moved from `pre` to `post` (rule W-b).
///
/// A side's share = its points ÷ (100 × ballots, the undecided among them).
package struct Swing: Sendable, Hashable {
    package let affirmative: Fraction
    package let negative: Fraction

    /// `nil` when one of the rounds has no ballots: a share of nothing is none.
    package init?(from pre: Tally, to post: Tally) {
        guard pre.voters > 0, post.voters > 0 else { return nil }
        func swing(_ side: Side) -> Fraction {
            Fraction(
                post[side] * pre.voters - pre[side] * post.voters,
                over: 100 * pre.voters * post.voters)
        }
        affirmative = swing(.affirmative)
        negative = swing(.negative)
    }
}

extension Swing: JSONWritable {
    /// Shape: `{affirmative: fraction, negative: fraction}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("affirmative")
            affirmative.write(to: &json)
            json.key("negative")
            negative.write(to: &json)
        }
    }
}
