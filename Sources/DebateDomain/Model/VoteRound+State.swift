/// What a round is at an instant: its life as written, and the clock (rule V2).
package enum RoundState: String, Sendable, Hashable, CaseIterable {
    case planned
    case open
    /// Past its deadline: within the grace, or its tally not written yet.
    case closing
    case closed
}

extension VoteRound {
    /// What it is at an instant. A void round is closed for good.
    package func state(atMs nowMs: Int64) -> RoundState {
        switch life {
        case .planned(let plan): (plan.opensAtMs.map { $0 <= nowMs } ?? false) ? .open : .planned
        case .opened(let window):
            (window.closesAtMs.map { $0 <= nowMs } ?? false) ? .closing : .open
        case .closed, .revealed, .voided: .closed
        }
    }

    /// Whether ballots are taken at an instant, the grace included: then no other may open.
    ///
    /// Between the end of the grace and the writing of the tally it is closing, yet not open.
    package func takesBallots(atMs nowMs: Int64) -> Bool {
        guard case .opened(let window) = life else { return false }
        return window.opensAtMs <= nowMs && (window.endsAtMs.map { nowMs < $0 } ?? true)
    }

    package var isVoid: Bool {
        if case .voided = life { true } else { false }
    }

    /// Whether somebody could have voted in it: void or not, it was opened once.
    package var wasOpened: Bool { window != nil }

    /// Its window, once it was opened.
    package var window: Window? {
        switch life {
        case .planned: nil
        case .opened(let window): window
        case .closed(let closed), .revealed(let closed, _): closed.window
        case .voided(let window, _, _): window
        }
    }

    /// When it opened, or is meant to.
    package var opensAtMs: Int64? {
        if case .planned(let plan) = life { plan.opensAtMs } else { window?.opensAtMs }
    }

    /// When it closed, closes, or is meant to.
    package var closesAtMs: Int64? {
        if case .planned(let plan) = life { plan.closesAtMs } else { window?.closesAtMs }
    }

    package var revealedAtMs: Int64? {
        if case .revealed(_, let atMs) = life { atMs } else { nil }
    }

    package var voidedAtMs: Int64? {
        if case .voided(_, let atMs, _) = life { atMs } else { nil }
    }

    /// The same round in its next life, one revision on.
    func changed(to life: Life) -> VoteRound {
        var changed = self
        changed.life = life
        changed.revision += 1
        return changed
    }
}
