/// Changes the rules of a debate, key by key; those not named stay.
///
/// The lock compares the outcome: naming a value that is in force already changes nothing.
package struct EditRules: Sendable, Hashable {
    package let winnerRule: DebateRules.WinnerRule?
    package let minPaired: Int?
    package let tieRule: DebateRules.TieRule?
    package let verdictBy: DebateRules.VerdictOwner?
    package let countingClasses: Set<VoterClass>?

    /// Reads the field `rules` of a debate; its problems are named `rules.<field>`.
    ///
    /// Shape: `{winnerRule?, minPaired?, tieRule?, verdictBy?, countingClasses?: [class]}`
    package init(_ fields: inout FieldReader) {
        winnerRule = fields.replacement("winnerRule") { value throws(FieldReason) in
            try value.asWord()
        }
        minPaired = fields.replacement("minPaired") { value throws(FieldReason) in
            try value.asInteger(in: DebateRules.pairedRange)
        }
        tieRule = fields.replacement("tieRule") { value throws(FieldReason) in
            try value.asWord()
        }
        verdictBy = fields.replacement("verdictBy") { value throws(FieldReason) in
            try value.asWord()
        }
        countingClasses = fields.replacement("countingClasses") { value throws(FieldReason) in
            try Self.classes(value.asArray())
        }
    }

    /// The rules after the change.
    package func applied(to rules: DebateRules) -> DebateRules {
        DebateRules(
            winnerRule: winnerRule ?? rules.winnerRule, minPaired: minPaired ?? rules.minPaired,
            tieRule: tieRule ?? rules.tieRule, verdictBy: verdictBy ?? rules.verdictBy,
            countingClasses: countingClasses ?? rules.countingClasses)
    }

    /// A set: a class named twice is taken once. Without any class nobody's ballot would count.
    private static func classes(_ values: [JSONValue]) throws(FieldReason) -> Set<VoterClass> {
        guard !values.isEmpty else { throw .tooShort }
        guard values.count <= VoterClass.allCases.count else { throw .tooMany }
        var classes: Set<VoterClass> = []
        for value in values { classes.insert(try value.asWord()) }
        return classes
    }
}
