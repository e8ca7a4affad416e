/// What a rate limit and a failure backoff remember of somebody: one 64-bit word.
///
/// The low 56 bits are a time in microseconds UTC from which on the word is worth nothing; the
/// high 8 bits are the rule's own. Thus whoever keeps the words can tell which one to give up
/// without knowing the rule. 0 is the state of somebody never seen.
package enum RateState {
    package static let timeMask: UInt64 = (1 << 56) - 1

    /// No rule remembers anything for longer: a day, in microseconds. A word that claims more is
    /// left from before the clock was set back.
    package static let longestMemoryUs: Int64 = 86_400_000_000

    /// The time from which on the word is worth nothing, microseconds UTC.
    package static func end(_ state: UInt64) -> Int64 {
        Int64(bitPattern: state & timeMask)
    }
}

extension Int64 {
    /// A duration in microseconds as milliseconds, rounded up.
    var millisecondsRoundedUp: Int64 { (self + 999) / 1000 }
}
