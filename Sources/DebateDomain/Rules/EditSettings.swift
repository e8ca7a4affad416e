/// Changes the settings of a debate, key by key; those not named stay.
package struct EditSettings: Sendable {
    /// Cleared: on when the debate has neither a `pre` nor a `post` round.
    package let autoOpenLive: Change<Bool>
    package let giftBudget: Int?
    package let revealOrder: [RoundKind]?

    /// Reads the field `settings` of a debate; its problems are named `settings.<field>`.
    ///
    /// Shape: `{autoOpenLive?: bool|null, giftBudget?, revealOrder?: [pre, live, post in any order]}`
    package init(_ fields: inout FieldReader) {
        autoOpenLive = fields.change("autoOpenLive") { value throws(FieldReason) in
            try value.asBoolean()
        }
        giftBudget = fields.replacement("giftBudget") { value throws(FieldReason) in
            try value.asInteger(in: DebateSettings.giftBudgets)
        }
        revealOrder = fields.replacement("revealOrder") { value throws(FieldReason) in
            try Self.order(value.asArray())
        }
    }

    /// The settings after the change.
    package func applied(to settings: DebateSettings) -> DebateSettings {
        DebateSettings(
            autoOpenLive: autoOpenLive.applied(to: settings.autoOpenLive),
            giftBudget: giftBudget ?? settings.giftBudget,
            revealOrder: revealOrder ?? settings.revealOrder)
    }

    /// Every kind once, so that no round is left without its turn.
    private static func order(_ values: [JSONValue]) throws(FieldReason) -> [RoundKind] {
        var order: [RoundKind] = []
        for value in values {
            let kind: RoundKind = try value.asWord()
            guard !order.contains(kind) else { throw .notAllowed }
            order.append(kind)
        }
        guard order.count == RoundKind.allCases.count else { throw .tooShort }
        return order
    }
}
