/// Changes what the two sides stand for, key by key; those not named stay.
package struct EditSides: Sendable {
    package let affirmative: EditSide?
    package let negative: EditSide?

    /// Shape: `{affirmative?: {label?, claim?, team?, speakers?}, negative?: {…}}`
    init(_ fields: inout FieldReader, nfc: (String) -> String) {
        affirmative = fields.object(Side.affirmative.rawValue) { fields in
            EditSide(&fields, .affirmative, nfc: nfc)
        }
        negative = fields.object(Side.negative.rawValue) { fields in
            EditSide(&fields, .negative, nfc: nfc)
        }
    }

    package func applied(to sides: BothSides) -> BothSides {
        BothSides(
            affirmative: affirmative?.applied(to: sides.affirmative) ?? sides.affirmative,
            negative: negative?.applied(to: sides.negative) ?? sides.negative)
    }
}

/// Changes what one side stands for.
package struct EditSide: Sendable {
    package let label: String?
    package let claim: Change<String>
    package let team: Change<String>
    package let speakers: Change<[Speaker]>

    package static let labelRule = TextRule(length: 1...20)
    package static let claimRule = TextRule(length: 0...100)
    package static let teamRule = TextRule(length: 0...40)
    package static let speakerRule = TextRule(length: 1...20)

    init(_ fields: inout FieldReader, _ side: Side, nfc: (String) -> String) {
        label = fields.replacement("label") { value throws(FieldReason) in
            try Self.labelRule.check(value.asString(), nfc: nfc)
        }
        claim = fields.change("claim") { value throws(FieldReason) in
            try Self.claimRule.check(value.asString(), nfc: nfc)
        }
        team = fields.change("team") { value throws(FieldReason) in
            try Self.teamRule.check(value.asString(), nfc: nfc)
        }
        speakers = fields.change("speakers") { value throws(FieldReason) in
            try Self.speakers(value.asArray(), of: side, nfc: nfc)
        }
    }

    package func applied(to sideCase: SideCase) -> SideCase {
        SideCase(
            label: label ?? sideCase.label, claim: claim.applied(to: sideCase.claim) ?? "",
            team: team.applied(to: sideCase.team) ?? "",
            speakers: speakers.applied(to: sideCase.speakers) ?? [])
    }

    /// Each seat of the side once; they come in the order of their seats.
    private static func speakers(
        _ values: [JSONValue], of side: Side, nfc: (String) -> String
    ) throws(FieldReason) -> [Speaker] {
        guard values.count <= SpeakerSeat.numbers.count else { throw .tooMany }
        var speakers: [Speaker] = []
        for value in values {
            let speaker = try speaker(value.asObject(), nfc: nfc)
            guard speaker.seat.side == side, !speakers.contains(where: { $0.seat == speaker.seat })
            else { throw .notAllowed }
            speakers.append(speaker)
        }
        return speakers.sorted { $0.seat.number < $1.seat.number }
    }

    private static func speaker(
        _ object: JSONObject, nfc: (String) -> String
    ) throws(FieldReason) -> Speaker {
        guard object.members.allSatisfy({ $0.name == "seat" || $0.name == "name" }) else {
            throw .unknown
        }
        guard let written = object["seat"], let name = object["name"] else { throw .required }
        guard let seat = SpeakerSeat(try written.asString()) else { throw .badFormat }
        return Speaker(seat: seat, name: try speakerRule.check(name.asString(), nfc: nfc))
    }
}
