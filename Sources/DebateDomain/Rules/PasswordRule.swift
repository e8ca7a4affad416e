package enum PasswordRule {
    package static func check(_ raw: String, nfc: (String) -> String) throws(FieldReason) -> String
    { nfc(raw) }
    package static func isCommon(_ password: String, username: String?) -> Bool { false }
}
