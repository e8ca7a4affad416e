/// What the ballots of one round add up to.
///
/// Units: each ballot with a side gives 100 points split between the sides; an undecided one gives
/// none (rule V5).
package struct Tally: Sendable, Hashable {
    /// Points.
    package var affirmative: Int
    /// Points.
    package var negative: Int
    /// Ballots.
    package var undecided: Int
    /// Ballots, the undecided among them.
    package var voters: Int

    package static let zero = Tally()

    package init(affirmative: Int = 0, negative: Int = 0, undecided: Int = 0, voters: Int = 0) {
        self.affirmative = affirmative
        self.negative = negative
        self.undecided = undecided
        self.voters = voters
    }

    /// One ballot. No points at all: undecided.
    package init(affirmativePoints: Int?) {
        if let points = affirmativePoints {
            self.init(affirmative: points, negative: 100 - points, voters: 1)
        } else {
            self.init(undecided: 1, voters: 1)
        }
    }

    package subscript(side: Side) -> Int {
        switch side {
        case .affirmative: affirmative
        case .negative: negative
        }
    }

    package static func + (left: Tally, right: Tally) -> Tally {
        Tally(
            affirmative: left.affirmative + right.affirmative,
            negative: left.negative + right.negative,
            undecided: left.undecided + right.undecided, voters: left.voters + right.voters)
    }

    package static func += (left: inout Tally, right: Tally) {
        left = left + right
    }

    package static func - (left: Tally, right: Tally) -> Tally {
        Tally(
            affirmative: left.affirmative - right.affirmative,
            negative: left.negative - right.negative,
            undecided: left.undecided - right.undecided, voters: left.voters - right.voters)
    }
}

/// The tallies of one round, a class of voters each (rule I3: counted and shown apart).
package struct ClassTallies: Sendable, Hashable {
    package var ticket: Tally
    package var account: Tally
    package var device: Tally
    /// How many voters of `device` have no more than an old client's weak identity.
    package var weakDevices: Int

    package static let zero = ClassTallies()

    package init(
        ticket: Tally = .zero, account: Tally = .zero, device: Tally = .zero, weakDevices: Int = 0
    ) {
        self.ticket = ticket
        self.account = account
        self.device = device
        self.weakDevices = weakDevices
    }

    package subscript(voterClass: VoterClass) -> Tally {
        get {
            switch voterClass {
            case .ticket: ticket
            case .account: account
            case .device: device
            }
        }
        set {
            switch voterClass {
            case .ticket: ticket = newValue
            case .account: account = newValue
            case .device: device = newValue
            }
        }
    }

    /// The tally that decides: of the classes that count.
    package func counting(_ classes: Set<VoterClass>) -> Tally {
        classes.reduce(.zero) { sum, voterClass in sum + self[voterClass] }
    }
}
