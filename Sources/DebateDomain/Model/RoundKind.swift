/// When a vote round asks the audience (rule V1); a debate has at most one of each that counts.
package enum RoundKind: String, Sendable, Hashable, CaseIterable {
    /// Before the speeches, so that what they changed can be told.
    case pre
    /// While the debate is on.
    case live
    /// After the speeches.
    case post
}
