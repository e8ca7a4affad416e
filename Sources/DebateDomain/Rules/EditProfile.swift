/// Changes what a person says of themselves; fields not named stay.
package struct EditProfile: Sendable {
    package let nickname: String?
    package let avatar: Change<String>
    package let email: Change<String>
    package let phone: Change<String>
    package let gender: Gender?

    package static let nicknameRule = TextRule(length: 1...32)
    package static let mostEmailBytes = 254
    package static let phoneLength = 5...20

    /// Shape: `{nickname?, avatar?, email?, phone?, gender?}`; `null` clears avatar, e-mail and phone.
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        self.init(&fields, nfc: nfc)
        try fields.finish()
    }

    /// Reads the profile's fields among others.
    init(_ fields: inout FieldReader, nfc: (String) -> String) {
        nickname = fields.replacement("nickname") { value throws(FieldReason) in
            try Self.nicknameRule.check(value.asString(), nfc: nfc)
        }
        avatar = fields.change("avatar") { value throws(FieldReason) in
            try WebAddress.check(value.asString())
        }
        email = fields.change("email") { value throws(FieldReason) in
            try Self.email(value.asString())
        }
        phone = fields.change("phone") { value throws(FieldReason) in
            try Self.phone(value.asString())
        }
        gender = fields.replacement("gender") { value throws(FieldReason) in
            Gender(rawValue: try value.asInteger(in: 0...2)) ?? .notSaid
        }
    }

    package func applied(to profile: Account.Profile) -> Account.Profile {
        Account.Profile(
            nickname: nickname ?? profile.nickname, avatar: avatar.applied(to: profile.avatar),
            email: email.applied(to: profile.email) ?? "",
            phone: phone.applied(to: profile.phone) ?? "", gender: gender ?? profile.gender)
    }

    /// Something before the last `@`, a host after it; whether mail arrives there nobody can tell.
    /// An empty text is as good as none. Source: RFC 5321 §4.5.3.1.3 for the length.
    private static func email(_ text: String) throws(FieldReason) -> String {
        if text.isEmpty { return "" }
        guard text.utf8.count <= mostEmailBytes else { throw .tooLong }
        let hasOddCharacters = text.unicodeScalars.contains { scalar in
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                || scalar.properties.generalCategory == .control
                || "<>\"(),:;\\".contains(
                    Character(scalar))
        }
        guard !hasOddCharacters else { throw .badCharacters }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64,
            parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."),
            !parts[1].contains("..")
        else { throw .badFormat }
        return text
    }

    private static func phone(_ text: String) throws(FieldReason) -> String {
        if text.isEmpty { return "" }
        guard text.utf8.allSatisfy({ $0.isASCIIDigit || "+ -".utf8.contains($0) }) else {
            throw .badCharacters
        }
        guard text.utf8.count >= phoneLength.lowerBound else { throw .tooShort }
        guard text.utf8.count <= phoneLength.upperBound else { throw .tooLong }
        return text
    }
}
