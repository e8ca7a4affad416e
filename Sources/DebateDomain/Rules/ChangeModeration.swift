/// Changes how a debate's danmaku are kept in order.
package struct ChangeModeration: Sendable, Hashable {
    package let revision: Int
    package let mode: Moderation.Mode?
    package let slowSeconds: Int?
    package let ticketsOnly: Bool?
    package let maxCharacters: Int?

    /// Seconds of slow mode; besides them 0, which is off.
    package static let slowRange = 5...300

    /// Shape: `{revision, mode?, slowSeconds?: 0 or 5…300, ticketsOnly?, maxChars?: 10…100}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let revision = fields.field("revision", required: true) { value throws(FieldReason) in
            try value.asInteger(in: 0...Int.max)
        }
        mode = fields.replacement("mode") { value throws(FieldReason) in try value.asWord() }
        slowSeconds = fields.replacement("slowSeconds") { value throws(FieldReason) in
            let seconds = try value.asInteger(in: 0...Self.slowRange.upperBound)
            guard seconds == 0 || Self.slowRange.contains(seconds) else { throw .outOfRange }
            return seconds
        }
        ticketsOnly = fields.replacement("ticketsOnly") { value throws(FieldReason) in
            try value.asBoolean()
        }
        maxCharacters = fields.replacement("maxChars") { value throws(FieldReason) in
            try value.asInteger(in: DanmakuText.limits)
        }
        try fields.finish()
        self.revision = revision ?? 0
    }

    /// What is then; the same when nothing changes.
    /// - Throws: `RuleViolation.revisionMoved`, `.shieldOn`.
    package func decide(_ moderation: Moderation) throws(RuleViolation) -> Moderation {
        guard revision == moderation.revision else {
            throw .revisionMoved(current: moderation.revision)
        }
        guard !moderation.isShielded else { throw .shieldOn }
        var settings = moderation.settings
        settings.mode = mode ?? settings.mode
        settings.slowSeconds = slowSeconds ?? settings.slowSeconds
        settings.ticketsOnly = ticketsOnly ?? settings.ticketsOnly
        settings.maxCharacters = maxCharacters ?? settings.maxCharacters
        guard settings != moderation.settings else { return moderation }
        return Moderation(settings: settings, revision: moderation.revision + 1)
    }
}
