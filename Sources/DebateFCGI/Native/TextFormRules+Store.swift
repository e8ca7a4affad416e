import DebateDomain
import DebateStore

extension TextFormRules {
    /// The forms by the store's Unicode tables.
    static let store = TextFormRules(nfc: TextForms.nfc, nfkc: TextForms.nfkc)
}
