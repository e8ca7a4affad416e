/// What this program is.
package enum Product {
    /// As in CHANGELOG.md; what is not released yet has the number it will have.
    package static let version = "0.1.0"
}
