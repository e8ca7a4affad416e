/// Which acts on record are asked for.
package struct AuditFilter: Sendable, Hashable {
    package var position: LogPosition
    /// A user name as it stood when it acted, or an account's identifier.
    package var actor: String?
    package var action: AuditAction?
    /// Milliseconds UTC, inclusive.
    package var fromMs: Int64?
    /// Milliseconds UTC, exclusive.
    package var toMs: Int64?

    package init(position: LogPosition) {
        self.position = position
    }

    /// Shape: `since`, `limit`, `actor`, `action`, `from`, `to` (ms UTC)
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters, nfc: (String) -> String) throws(RuleViolation) {
        var reader = query.reader()
        let position = reader.log()
        actor = reader.parameter("actor") { text throws(FieldReason) in
            try TextRule(length: 1...36).check(text, nfc: nfc)
        }
        action = reader.parameter("action") { text throws(FieldReason) in
            guard let action = AuditAction(rawValue: text) else { throw .notAllowed }
            return action
        }
        fromMs = reader.parameter("from") { text throws(FieldReason) in
            Int64(try QueryNumber.check(text, in: 0...Int.max))
        }
        toMs = reader.parameter("to") { text throws(FieldReason) in
            Int64(try QueryNumber.check(text, in: 0...Int.max))
        }
        try reader.finish()
        self.position = position
    }
}
