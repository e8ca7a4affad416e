extension Band {
    /// Below this many ballots nobody leads.
    package static let fewestBallots = 10

    /// The band of a tally, given the one shown before: that one is left only when its border is
    /// passed by a whole point, so that it does not flicker (rule E3).
    ///
    /// The lead is the difference of the sides' shares of the points, exact.
    package static func of(_ tally: Tally, after former: Band?) -> Band {
        let points = tally.affirmative + tally.negative
        guard tally.voters >= fewestBallots, points > 0 else { return .close }
        let lead = Lead(hundredfold: (tally.affirmative - tally.negative) * 100, points: points)
        if let former, lead.isWithin(1, of: former) { return former }
        let side: Side = tally.affirmative > tally.negative ? .affirmative : .negative
        if lead.reaches(15, for: side) { return .ahead(side) }
        return lead.reaches(5, for: side) ? .leading(side) : .close
    }
}

/// A lead in percentage points, `hundredfold / points`; above zero for the affirmative side.
private struct Lead {
    let hundredfold: Int
    let points: Int

    func reaches(_ border: Int, for side: Side) -> Bool {
        of(side) >= border * points
    }

    /// Whether the lead lies in the band, or beyond it by less than `margin` points.
    func isWithin(_ margin: Int, of band: Band) -> Bool {
        switch band {
        case .close:
            abs(hundredfold) < (5 + margin) * points
        case .leading(let side):
            of(side) > (5 - margin) * points && of(side) < (15 + margin) * points
        case .ahead(let side):
            of(side) > (15 - margin) * points
        }
    }

    private func of(_ side: Side) -> Int {
        side == .affirmative ? hundredfold : -hundredfold
    }
}
