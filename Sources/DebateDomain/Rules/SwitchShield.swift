/// One press against a flood, one press back (rule D8).
package struct SwitchShield: Sendable, Hashable {
    package let isOn: Bool

    /// Seconds of slow mode behind the shield.
    package static let slowSeconds = 30

    /// Shape: `{on}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject) throws(RuleViolation) {
        var fields = FieldReader(body)
        let isOn = fields.field("on", required: true) { value throws(FieldReason) in
            try value.asBoolean()
        }
        try fields.finish()
        self.isOn = isOn ?? false
    }

    /// What is then; the same when the shield is there, or gone, already.
    ///
    /// It never opens what was more closed: danmaku that were off stay off, and a longer wait stays.
    package func decide(_ moderation: Moderation) -> Moderation {
        guard isOn != moderation.isShielded else { return moderation }
        let revision = moderation.revision + 1
        if let before = moderation.beforeShield {
            return Moderation(settings: before, revision: revision)
        }
        var settings = moderation.settings
        settings.mode = settings.mode == .off ? .off : .holdAll
        settings.slowSeconds = max(settings.slowSeconds, Self.slowSeconds)
        settings.ticketsOnly = true
        return Moderation(
            settings: settings, beforeShield: moderation.settings, revision: revision)
    }
}
