/// What a client names a write by, so that repeating it does nothing more (native API §1).
package struct IdempotencyKey: Sendable, Hashable {
    package let text: String

    /// Kept for 24 hours after the write.
    package static let lifeMs: Int64 = 24 * 3600 * 1000

    /// - Throws: `RuleViolation.badIdempotencyKey` unless it is 8 to 64 of `A-Za-z0-9._-`.
    package init(_ text: String) throws(RuleViolation) {
        let fits = text.utf8.allSatisfy { byte in
            byte.isASCIILetter || byte.isASCIIDigit || "._-".utf8.contains(byte)
        }
        guard fits, (8...64).contains(text.utf8.count) else { throw .badIdempotencyKey }
        self.text = text
    }
}

/// A write done under a key, as the store remembers it.
package struct RememberedWrite: Sendable, Hashable {
    /// Hash of method, path and body: the same request, or another under the same key.
    package let fingerprint: String
    package let status: Int
    /// The answer; absent where it showed a secret, or was too long to keep.
    package let body: [UInt8]?

    package init(fingerprint: String, status: Int, body: [UInt8]?) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
    }

    /// The answer to give again.
    /// - Throws: `RuleViolation.keyReused` for another request, `.alreadyDone` when the answer was
    ///   not kept.
    package func answer(
        to fingerprint: String
    ) throws(RuleViolation) -> (status: Int, body: [UInt8]) {
        guard fingerprint == self.fingerprint else { throw .keyReused }
        guard let body else { throw .alreadyDone }
        return (status, body)
    }
}
