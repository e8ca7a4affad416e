package import DebateDomain

extension MatchingForms {
    /// The forms by the store's Unicode tables and OpenCC's.
    package static let store = MatchingForms(
        folded: TextForms.folded, simplified: SimplifiedCharacters.shared.character)
}
