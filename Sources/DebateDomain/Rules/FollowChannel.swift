/// Goes on with a channel from where a client stands: exactly what it missed, or the whole state,
/// and nothing between.
package struct FollowChannel: Sendable, Hashable {
    /// Where the client stands; absent: it holds nothing.
    package let since: ChannelPosition?

    /// More events than this are not replayed: the state is shorter.
    package static let longestReplay: Int64 = 300

    package init(since: ChannelPosition?) {
        self.since = since
    }

    /// Shape: `epoch`, `since` ≥ 0: both, or neither.
    /// - Throws: `RuleViolation.fields` for one of them alone, and for a number that is none.
    package init(_ query: QueryParameters) throws(RuleViolation) {
        var reader = query.reader()
        let epoch = reader.parameter("epoch") { text throws(FieldReason) in
            guard ChannelPosition.isEpoch(text) else { throw .badFormat }
            return text
        }
        let seq = reader.parameter("since") { text throws(FieldReason) in
            try QueryNumber.check(text, in: 0...Int.max)
        }
        try reader.finish()
        switch (epoch, seq) {
        case (let epoch?, let seq?): since = ChannelPosition(epoch: epoch, seq: Int64(seq))
        case (nil, nil): since = nil
        case (nil, _): throw .fields([FieldProblem("epoch", .required)])
        case (_, nil): throw .fields([FieldProblem("since", .required)])
        }
    }

    /// How to bring the client to `top`.
    package enum Answer: Sendable, Hashable {
        case replay(after: Int64)
        case snapshot
    }

    /// A position of another epoch, one ahead of the channel and one too far behind get the state.
    package func decide(top: ChannelPosition) -> Answer {
        guard let since, since.epoch == top.epoch, since.seq <= top.seq,
            top.seq - since.seq <= Self.longestReplay
        else { return .snapshot }
        return .replay(after: since.seq)
    }
}
