/// What the matching form of a text is made with, from outside: the domain has no tables.
package struct MatchingForms: Sendable {
    /// Compatibility form, case folded, without marks and without what cannot be seen.
    package let folded: @Sendable (String) -> String
    /// The simplified character of a traditional one; any other stays as it is.
    package let simplified: @Sendable (Unicode.Scalar) -> Unicode.Scalar

    package init(
        folded: @escaping @Sendable (String) -> String,
        simplified: @escaping @Sendable (Unicode.Scalar) -> Unicode.Scalar
    ) {
        self.folded = folded
        self.simplified = simplified
    }
}
