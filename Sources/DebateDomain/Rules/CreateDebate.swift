/// Creates a debate: what the organiser writes, checked, becomes a debate not yet started.
package struct CreateDebate: Sendable, Hashable {
    package let title: String
    package let category: String
    package let description: String
    package let tags: [String]
    package let coverImage: String?
    package let plannedStartMs: Int64?

    package static let titleRule = TextRule(length: 1...100)
    package static let categoryRule = TextRule(length: 1...20)
    package static let descriptionRule = TextRule(length: 0...2000, allowsLineFeeds: true)
    package static let tagRule = TextRule(length: 1...20)
    package static let mostTags = 5

    /// Reads and checks a request body.
    ///
    /// Shape: `{title, category, description?, tags?: [text], coverImage?, startTime?}`
    /// - Parameters:
    ///   - nfc: brings a text to Unicode normalisation form C.
    ///   - instant: the UTC milliseconds a local time names in the installation's zone.
    /// - Throws: `RuleViolation.fields`, one entry per field that cannot be taken.
    package init(
        _ body: JSONObject, nfc: (String) -> String, instant: (LocalTimestamp) -> Int64
    ) throws(RuleViolation) {
        var fields = FieldReader(body)
        let title = fields.field("title", required: true) { value throws(FieldReason) in
            try Self.titleRule.check(value.asString(), nfc: nfc)
        }
        let category = fields.field("category", required: true) { value throws(FieldReason) in
            try Self.categoryRule.check(value.asString(), nfc: nfc)
        }
        let description = fields.field("description") { value throws(FieldReason) in
            try Self.descriptionRule.check(value.asString(), nfc: nfc)
        }
        let tags = fields.field("tags") { value throws(FieldReason) in
            try Self.tags(value.asArray(), nfc: nfc)
        }
        coverImage = fields.field("coverImage") { value throws(FieldReason) in
            try WebAddress.check(value.asString())
        }
        plannedStartMs = fields.field("startTime") { value throws(FieldReason) in
            instant(try LocalTimestamp(parsing: value.asString()))
        }
        try fields.finish()
        self.title = title ?? ""
        self.category = category ?? ""
        self.description = description ?? ""
        self.tags = tags ?? []
    }

    /// The new debate, not started, its motion the title until the organiser writes another.
    package func decide(id: DebateID, nowMs: Int64) -> Debate {
        Debate(
            id: id, title: title, motion: title, category: category, description: description,
            tags: tags, coverImage: coverImage, host: nil, sides: .unnamed,
            plannedStartMs: plannedStartMs, life: .notStarted, createdAtMs: nowMs,
            isDemo: false, counts: Debate.Counts())
    }

    /// Equal tags are taken once, in the order first written.
    private static func tags(
        _ values: [JSONValue], nfc: (String) -> String
    ) throws(FieldReason) -> [String] {
        guard values.count <= mostTags else { throw .tooMany }
        var tags: [String] = []
        for value in values {
            let tag = try tagRule.check(value.asString(), nfc: nfc)
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }
}
