/// Creates a debate: what the organiser writes, checked, becomes a debate not yet started.
package struct CreateDebate: Sendable {
    package let fields: DebateFields
    package let isRehearsal: Bool

    /// Reads and checks a request body.
    ///
    /// Shape: `{title, category}` and any other field of a debate; `rehearsal?: bool`
    /// - Parameters:
    ///   - nfc: brings a text to Unicode normalisation form C.
    ///   - instant: the UTC milliseconds a local time names in the installation's zone.
    /// - Throws: `RuleViolation.fields`, one entry per field that cannot be taken.
    package init(
        _ body: JSONObject, nfc: (String) -> String, instant: (LocalTimestamp) -> Int64
    ) throws(RuleViolation) {
        var reader = FieldReader(body)
        fields = DebateFields(&reader, isNew: true, nfc: nfc, instant: instant)
        let isRehearsal = reader.field("rehearsal") { value throws(FieldReason) in
            try value.asBoolean()
        }
        try reader.finish()
        self.isRehearsal = isRehearsal ?? false
    }

    /// The new debate, not started, its motion the title until the organiser writes another.
    /// - Parameter holdsRoom: whether there is the room it names.
    /// - Throws: `RuleViolation.unknownRoom`
    package func decide(
        id: DebateID, holdsRoom: Bool, nowMs: Int64
    ) throws(RuleViolation) -> Debate {
        if fields.namedRoom != nil, !holdsRoom { throw .unknownRoom }
        let blank = Debate(
            id: id, title: "", motion: "", category: "", description: "", tags: [],
            coverImage: nil, host: nil, sides: .unnamed, plannedStartMs: nil, life: .notStarted,
            createdAtMs: nowMs, isDemo: false, isRehearsal: isRehearsal, counts: Debate.Counts())
        return fields.applied(to: blank)
    }
}
