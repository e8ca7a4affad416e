@testable import DebateDomain

/// The same with the sides swapped: what no rule may tell apart, and nothing hidden may show.
extension Side {
    var swapped: Side { self == .affirmative ? .negative : .affirmative }
}

extension Stance {
    var swapped: Stance {
        switch self {
        case .affirmative: .negative
        case .negative: .affirmative
        case .undecided: .undecided
        }
    }
}

extension Tally {
    var swapped: Tally {
        Tally(
            affirmative: negative, negative: affirmative, undecided: undecided, voters: voters)
    }
}

extension ClassTallies {
    var swapped: ClassTallies {
        ClassTallies(
            ticket: ticket.swapped, account: account.swapped, device: device.swapped,
            weakDevices: weakDevices)
    }
}

extension Band {
    var swapped: Band {
        switch self {
        case .close: .close
        case .leading(let side): .leading(side.swapped)
        case .ahead(let side): .ahead(side.swapped)
        }
    }
}

extension Flow {
    var swapped: Flow {
        var flow = Flow()
        for from in Stance.allCases {
            for to in Stance.allCases {
                flow[from: from.swapped, to: to.swapped] = self[from: from, to: to]
            }
        }
        return flow
    }
}

extension Verdict.Winner {
    var swapped: Verdict.Winner {
        switch self {
        case .affirmative: .negative
        case .negative: .affirmative
        case .draw: .draw
        case .inconclusive: .inconclusive
        }
    }
}
