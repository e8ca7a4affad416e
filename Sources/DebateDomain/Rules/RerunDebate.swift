/// Makes another go of a debate: a new one that says the same (rule L1).
package struct RerunDebate: Sendable {
    package let title: String?
    package let plannedStartMs: Int64?
    package let isRehearsal: Bool

    /// Shape: `{title?, startTime?, rehearsal?}`
    /// - Throws: `RuleViolation.fields`.
    package init(
        _ body: JSONObject, nfc: (String) -> String, instant: (LocalTimestamp) -> Int64
    ) throws(RuleViolation) {
        var fields = FieldReader(body)
        title = fields.field("title") { value throws(FieldReason) in
            try DebateFields.titleRule.check(value.asString(), nfc: nfc)
        }
        plannedStartMs = fields.field("startTime") { value throws(FieldReason) in
            instant(try LocalTimestamp(parsing: value.asString()))
        }
        let isRehearsal = fields.field("rehearsal") { value throws(FieldReason) in
            try value.asBoolean()
        }
        try fields.finish()
        self.isRehearsal = isRehearsal ?? false
    }

    /// The new debate: room, texts, sides, rules and settings of the old one; no plan but the one
    /// given, no lock, no numbers.
    package func decide(_ debate: Debate, id: DebateID, nowMs: Int64) -> Debate {
        let newTitle = title ?? debate.title
        return Debate(
            id: id, title: newTitle,
            motion: debate.motion == debate.title ? newTitle : debate.motion,
            category: debate.category, description: debate.description, tags: debate.tags,
            coverImage: debate.coverImage, host: debate.host, sides: debate.sides,
            room: debate.room, plannedStartMs: plannedStartMs, life: .notStarted,
            createdAtMs: nowMs, isDemo: false, isRehearsal: isRehearsal, rules: debate.rules,
            settings: debate.settings, counts: Debate.Counts())
    }
}
