/// A danmaku that waits for the staff (rule D5).
package struct HeldDanmaku: Sendable, Hashable {
    package let danmaku: Danmaku
    package let reason: HoldReason

    package init(danmaku: Danmaku, reason: HoldReason) {
        self.danmaku = danmaku
        self.reason = reason
    }

    /// Milliseconds UTC; nobody has looked at it until then: it is not published any more.
    package var expiresAtMs: Int64 { danmaku.atMs + Self.lifeMs }

    /// How long one waits, in milliseconds: 10 minutes.
    package static let lifeMs: Int64 = 600_000
}

/// Why a danmaku waits. Staff see it; its author does not, because it would disclose the list.
package enum HoldReason: String, Sendable, Hashable, CaseIterable {
    /// It holds a listed word.
    case word
    /// The first of this person.
    case newcomer
    /// All wait.
    case all
}

/// What has become of a danmaku.
package enum DanmakuState: String, Sendable, Hashable, CaseIterable {
    case held
    case published
    case rejected
    /// Nobody looked at it in time.
    case expired
    /// Published, and taken away.
    case removed
}

/// A decision on a danmaku, as staff hear of it.
package enum DanmakuDecision: String, Sendable, Hashable, CaseIterable {
    case approve
    case reject
    case remove
    /// Nobody decided in time.
    case expire
}

/// Which lines were taken away: some, or all of one author's that were published.
package enum RemovedDanmaku: Sendable, Hashable {
    case these([DanmakuNumber])
    case author(tag: String)
}

/// One's own danmaku that waits, or was turned down not long ago.
package struct OwnHeldDanmaku: Sendable, Hashable {
    package let held: HeldDanmaku
    package let state: DanmakuState
    /// What the staff said when it was rejected; empty: nothing.
    package let note: String

    package init(held: HeldDanmaku, state: DanmakuState, note: String) {
        self.held = held
        self.state = state
        self.note = note
    }

    /// For how long an author is told that it was turned down, in milliseconds.
    package static let toldForMs: Int64 = 600_000
}

/// What somebody is told of their own danmaku: whether they may speak, when, and what waits.
package struct OwnSpeech: Sendable, Hashable {
    /// By which others see who said or gave something; `nil` before the first of it.
    package let tag: String?
    package let restriction: RestrictionInForce?
    /// Milliseconds; 0: the next line is taken now.
    package let waitMs: Int64
    package let held: [OwnHeldDanmaku]

    package init(
        tag: String? = nil, restriction: RestrictionInForce? = nil, waitMs: Int64 = 0,
        held: [OwnHeldDanmaku] = []
    ) {
        self.tag = tag
        self.restriction = restriction
        self.waitMs = waitMs
        self.held = held
    }
}
