/// Says something to everyone in a debate (rules D1–D7).
package struct SendDanmaku: Sendable, Hashable {
    package let text: DanmakuText
    package let side: Side?
    package let colour: DanmakuColour
    package let place: DanmakuPlace

    /// Between two danmaku of one person, in milliseconds, also while slow mode is off.
    package static let leastGapMs: Int64 = 3000
    /// How long the same text is a repeat, in milliseconds.
    package static let repeatMs: Int64 = 30_000

    /// Shape: `{text, side?: affirmative|negative, colour?, place?: roll|top|bottom}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let text = fields.field("text", required: true) { value throws(FieldReason) in
            try DanmakuText(value.asString(), nfc: nfc)
        }
        side = fields.field("side") { value throws(FieldReason) in try value.asWord() }
        let colour: DanmakuColour? = fields.field("colour") { value throws(FieldReason) in
            try value.asWord()
        }
        let place: DanmakuPlace? = fields.field("place") { value throws(FieldReason) in
            try value.asWord()
        }
        try fields.finish()
        guard let text else { throw .fields([FieldProblem("text", .required)]) }
        self.text = text
        self.colour = colour ?? .white
        self.place = place ?? .roll
    }

    /// Who wants to speak, as things stand.
    package struct Speaker: Sendable, Hashable {
        /// A seat in the debate: no rate and no waiting for approval.
        package var isStaff: Bool
        package var holdsTicket: Bool
        package var restriction: RestrictionInForce?
        /// When they last said something that was taken, milliseconds UTC; absent: never.
        package var lastAtMs: Int64?
        /// When they last said this; absent: never, or long ago.
        package var lastSameAtMs: Int64?
        /// Something they said stands in the history.
        package var isKnown: Bool

        package init(
            isStaff: Bool = false, holdsTicket: Bool = false,
            restriction: RestrictionInForce? = nil, lastAtMs: Int64? = nil,
            lastSameAtMs: Int64? = nil, isKnown: Bool = false
        ) {
            self.isStaff = isStaff
            self.holdsTicket = holdsTicket
            self.restriction = restriction
            self.lastAtMs = lastAtMs
            self.lastSameAtMs = lastSameAtMs
            self.isKnown = isKnown
        }
    }

    /// Whether it is published now, or waits, and why: `nil` is published.
    ///
    /// What cannot change by waiting or writing otherwise is said first; the wait comes last, so that
    /// nobody counts down to a refusal.
    /// - Parameter words: what the listed words in the text ask for.
    /// - Throws: `RuleViolation.interactionClosed`, `.banned`, `.muted`, `.ticketsOnly`,
    ///   `.textTooLong`, `.forbiddenWord`, `.slowMode`, `.duplicateText`.
    package func decide(
        in status: DebateStatus, _ settings: Moderation.Settings, by speaker: Speaker,
        words: WordOutcome, nowMs: Int64
    ) throws(RuleViolation) -> HoldReason? {
        guard status != .ended, settings.mode != .off else { throw .interactionClosed }
        switch speaker.restriction?.kind {
        case .ban: throw .banned
        case .mute: throw .muted(untilMs: speaker.restriction?.untilMs)
        case nil: break
        }
        if settings.ticketsOnly, !speaker.holdsTicket, !speaker.isStaff { throw .ticketsOnly }
        try text.check(mostCharacters: settings.maxCharacters)
        if words == .block { throw .forbiddenWord }
        if speaker.isStaff { return nil }
        if let waitMs = Self.waitMs(settings, after: speaker.lastAtMs, nowMs: nowMs) {
            throw .slowMode(waitMs: waitMs)
        }
        if let lastMs = speaker.lastSameAtMs, nowMs - lastMs < Self.repeatMs {
            throw .duplicateText(waitMs: lastMs + Self.repeatMs - nowMs)
        }
        if words == .hold { return .word }
        return switch settings.mode {
        case .holdAll: .all
        case .holdNew: speaker.isKnown ? nil : .newcomer
        case .open, .off: nil
        }
    }

    /// How long somebody still has to wait, in milliseconds; `nil`: they may speak.
    package static func waitMs(
        _ settings: Moderation.Settings, after lastMs: Int64?, nowMs: Int64
    ) -> Int64? {
        guard let lastMs else { return nil }
        let gapMs = max(leastGapMs, Int64(settings.slowSeconds) * 1000)
        // A clock that was set back makes nobody wait longer than the gap.
        let waitMs = min(gapMs, lastMs + gapMs - nowMs)
        return waitMs > 0 ? waitMs : nil
    }
}
