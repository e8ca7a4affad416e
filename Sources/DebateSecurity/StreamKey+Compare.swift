import CSodium
package import DebateDomain

extension StreamKey {
    /// Whether an encoder shows this key; takes the same time whatever it shows of that length.
    package func isSame(as shown: StreamKey) -> Bool {
        let (own, other) = (Array(secret.utf8), Array(shown.secret.utf8))
        return own.count == other.count && sodium_memcmp(own, other, own.count) == 0
    }
}
