/// Changes what is said of a debate, as far as its life allows (rule L4).
package struct EditDebate: Sendable {
    /// The one its editor saw.
    package let revision: Int
    package let fields: DebateFields

    /// Shape: `{revision}` and any field of a debate; `null` clears what may be empty
    /// - Throws: `RuleViolation.fields`; `rehearsal` is `unknown`: it never changes (rule L8).
    package init(
        _ body: JSONObject, nfc: (String) -> String, instant: (LocalTimestamp) -> Int64
    ) throws(RuleViolation) {
        var reader = FieldReader(body)
        let revision = reader.revision()
        fields = DebateFields(&reader, isNew: false, nfc: nfc, instant: instant)
        try reader.finish()
        self.revision = revision
    }

    /// What follows; nothing when every value named is in force already.
    /// - Parameters:
    ///   - holdsRoom: whether there is the room it names.
    ///   - hasRevealed: whether a round of it is revealed, which fixes the order of the reveal.
    /// - Throws: `RuleViolation.revisionMoved`, `.unknownRoom`, `.locked`, `.rulesLocked`.
    package func decide(
        _ debate: Debate, holdsRoom: Bool, hasRevealed: Bool = false
    ) throws(RuleViolation) -> [LiveEvent] {
        guard revision == debate.revision else {
            throw .revisionMoved(current: debate.revision)
        }
        if fields.namedRoom != nil, !holdsRoom { throw .unknownRoom }
        var changed = fields.applied(to: debate)
        guard changed != debate else { return [] }
        let locked = DebateLock(of: debate, hasRevealed: hasRevealed).fields(changing: changed)
        guard locked.isEmpty else { throw .locked(locked) }
        if changed.rules != debate.rules, debate.rulesLockedAtMs != nil { throw .rulesLocked }
        changed.revision += 1
        return [.debateUpdated(changed)]
    }
}

extension FieldReader {
    /// The revision a change must name.
    mutating func revision() -> Int {
        field("revision", required: true) { value throws(FieldReason) in
            try value.asInteger(in: 1...Int.max)
        } ?? 0
    }
}
