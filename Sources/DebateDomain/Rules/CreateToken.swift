/// Makes a token for a program.
package struct CreateToken: Sendable {
    /// 1–40 characters, to tell one's tokens apart.
    package let name: String
    package let scope: TokenScope
    /// Milliseconds UTC; absent: no end.
    package let expiresAtMs: Int64?

    package static let nameRule = TextRule(length: 1...40)
    /// Of one account at a time.
    package static let mostTokens = 20

    package init(name: String, scope: TokenScope, expiresAtMs: Int64?) {
        self.name = name
        self.scope = scope
        self.expiresAtMs = expiresAtMs
    }

    /// Shape: `{name, role, liveId?, expiresAtMs?}`: an account role without `liveId`, a seat's
    /// with it.
    /// - Parameter seats: the roles the account holds in a debate.
    /// - Throws: `RuleViolation.fields`; `role` is `not_allowed` when the account lacks it. What
    ///   `seats` throws.
    package init(
        _ body: JSONObject, accountRole: AccountRole, nowMs: Int64, nfc: (String) -> String,
        seats: (DebateID) throws -> Set<DebateRole>
    ) throws {
        var fields = FieldReader(body)
        let name = fields.field("name", required: true) { value throws(FieldReason) in
            try Self.nameRule.check(value.asString(), nfc: nfc)
        }
        let debate = fields.field("liveId") { value throws(FieldReason) in
            guard let uuid = UUIDText(try value.asString()) else { throw .badFormat }
            return DebateID(uuid)
        }
        let word = fields.field("role", required: true) { value throws(FieldReason) in
            try value.asString()
        }
        expiresAtMs = fields.field("expiresAtMs") { value throws(FieldReason) in
            Int64(try value.asInteger(in: Int(nowMs) + 1...Int(nowMs) + Self.longestLifeMs))
        }
        var scope: TokenScope?
        if let word {
            scope = try Self.scope(word, debate, accountRole, seats)
            if scope == nil { fields.note("role", .notAllowed) }
        }
        try fields.finish()
        self.name = name ?? ""
        self.scope = scope ?? .account(.viewer)
    }

    /// Ten years.
    private static let longestLifeMs = 10 * 366 * 86_400_000

    private static func scope(
        _ word: String, _ debate: DebateID?, _ accountRole: AccountRole,
        _ seats: (DebateID) throws -> Set<DebateRole>
    ) throws -> TokenScope? {
        if let debate {
            guard let role = DebateRole(rawValue: word), try seats(debate).contains(role) else {
                return nil
            }
            return .debate(Seat(debate: debate, role: role))
        }
        guard let role = AccountRole(rawValue: word), role <= accountRole else { return nil }
        return .account(role)
    }
}
