import DebateDomain

/// One thing a viewer does.
enum ViewerAct: Sendable, Hashable {
    /// Opens the debate: the first act of everybody, it gives the device its identity.
    case visit
    /// Casts or replaces the ballot in this round.
    case vote(roundID: String, choice: SimulatedChoice)
    case danmaku(text: String, side: Side?, place: Place)
    /// A batch of taps.
    case likes(count: Int, side: Side?)
    case gift(id: String, side: Side?)

    /// Where on the screen a line is shown.
    enum Place: String, Sendable, Hashable {
        case roll, top, bottom
    }
}

/// What a ballot says.
enum SimulatedChoice: Sendable, Hashable {
    /// Of 100 points so many go to the affirmative side.
    case points(Int)
    case undecided
}

/// An act and whose it is.
struct Deed: Sendable, Hashable {
    /// From 0; the same number is the same device for the whole simulation.
    let viewer: Int
    let act: ViewerAct
}
