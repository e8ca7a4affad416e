/// Casts a voter's ballot in a round, or replaces it (rules V3–V7, I1, I2).
package struct CastBallot: Sendable, Hashable {
    package let choice: BallotChoice

    package static let points = 0...100

    package init(_ choice: BallotChoice) {
        self.choice = choice
    }

    /// Shape: `{affirmativePoints: 0…100}` or `{undecided: true}`, never both.
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let isUndecided =
            fields.field("undecided") { value throws(FieldReason) in try value.asBoolean() }
            ?? false
        let points = fields.field("affirmativePoints", required: !isUndecided) {
            value throws(FieldReason) in try value.asInteger(in: Self.points)
        }
        if isUndecided, points != nil { fields.note("undecided", .notAllowed) }
        try fields.finish()
        choice = isUndecided ? .undecided : .points(affirmative: points ?? 0)
    }

    /// What the round holds already of this voter, and of those who cast from this device.
    package struct Standing: Sendable, Hashable {
        /// The voter's own ballot.
        package var own: Ballot?
        /// Ballots of weaker classes cast from the device that still count.
        package var weaker: [Ballot]
        /// Whether a ballot of a stronger class that was cast from the device counts.
        package var hasStronger: Bool

        package init(
            own: Ballot? = nil, weaker: [Ballot] = [], hasStronger: Bool = false
        ) {
            self.own = own
            self.weaker = weaker
            self.hasStronger = hasStronger
        }
    }

    /// The steps that follow, in order; none when the same ballot is there already.
    ///
    /// Weaker ballots go first, so that at no point of the ledger one voter counts twice; and they
    /// go only when the stronger one is accepted, in a final round too.
    /// - Parameters:
    ///   - device: where it is cast from; absent: by a program.
    ///   - atMs: when the request came in.
    /// - Throws: `RuleViolation.roundNotOpen`, `.roundClosed`, `.roundVoided`,
    ///   `.undecidedNotTaken`; `.alreadyVoted` in a final round, and to a voter whose ballot was
    ///   superseded, for such a one is never revived, and to a device whose user has voted with more.
    package func decide(
        on round: VoteRound, by voter: VoterIdentity, from device: DeviceID?,
        standing: Standing, atMs: Int64
    ) throws(RuleViolation) -> [BallotStep] {
        if round.isVoid { throw .roundVoided }
        let superseding = standing.weaker.map { BallotStep.supersede($0) }
        if let own = standing.own, own.state == .counted, own.choice == choice {
            // A lost answer is found by repeating, after the end too (rule V4).
            return round.takesBallots(atMs: atMs) ? superseding : []
        }
        try Self.checkWindow(of: round, atMs: atMs)
        if choice == .undecided, !round.terms.takesUndecided { throw .undecidedNotTaken }
        if voter.voterClass == .device, standing.hasStronger { throw .alreadyVoted }
        // A program's change leaves the ballot where it was cast, for what may supersede it.
        let place = device ?? standing.own?.device
        let ballot = Ballot(voter: voter, choice: choice, device: place, atMs: atMs)
        guard let own = standing.own else { return superseding + [.cast(ballot)] }
        guard own.state == .counted, !round.terms.isFinal else { throw .alreadyVoted }
        return superseding + [.replace(ballot, former: own.choice)]
    }

    private static func checkWindow(
        of round: VoteRound, atMs: Int64
    ) throws(RuleViolation) {
        if round.takesBallots(atMs: atMs) { return }
        guard case .opened(let window) = round.life, atMs < window.opensAtMs else {
            if case .planned = round.life { throw .roundNotOpen }
            throw .roundClosed
        }
        throw .roundNotOpen
    }
}
