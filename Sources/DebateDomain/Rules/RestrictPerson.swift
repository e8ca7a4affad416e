/// Mutes or bans somebody (rule D6).
package struct RestrictPerson: Sendable, Hashable {
    package let kind: Restriction.Kind
    package let person: Person
    /// Absent: a mute until the debate ends, a ban until it is lifted.
    package let seconds: Int?
    package let reason: String

    package enum Person: Sendable, Hashable {
        case author(tag: String)
        /// Who said this.
        case authorOf(DanmakuNumber)
    }

    package static let secondsRange = 60...86_400

    /// Shape: `{kind: mute|ban, authorTag | danmakuId, seconds?: 60…86400, reason: 1–200}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let kind: Restriction.Kind? = fields.field("kind", required: true) {
            value throws(FieldReason) in try value.asWord()
        }
        let tag = fields.field("authorTag") { value throws(FieldReason) in
            try AuthorTag.check(value.asString())
        }
        let number = fields.field("danmakuId") { value throws(FieldReason) -> DanmakuNumber in
            guard let number = DanmakuNumber(try value.asString()) else { throw .badFormat }
            return number
        }
        seconds = fields.field("seconds") { value throws(FieldReason) in
            try value.asInteger(in: Self.secondsRange)
        }
        let reason = fields.field("reason", required: true) { value throws(FieldReason) in
            try ActReason.rule.check(value.asString(), nfc: nfc)
        }
        let persons = ["authorTag", "danmakuId"].filter { body[$0] != nil && body[$0] != .null }
        if persons.isEmpty { fields.note("authorTag", .required) }
        if persons.count == 2 { fields.note("danmakuId", .notAllowed) }
        try fields.finish()
        self.kind = kind ?? .mute
        if let tag {
            person = .author(tag: tag)
        } else if let number {
            person = .authorOf(number)
        } else {
            throw .fields([FieldProblem("authorTag", .required)])
        }
        self.reason = reason ?? ""
    }

    /// Until when it holds, milliseconds UTC.
    /// - Throws: `RuleViolation.staffExempt`.
    package func decide(isStaff: Bool, nowMs: Int64) throws(RuleViolation) -> Int64? {
        guard !isStaff else { throw .staffExempt }
        return seconds.map { nowMs + Int64($0) * 1000 }
    }
}
