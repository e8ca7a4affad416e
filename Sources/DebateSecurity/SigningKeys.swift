import CSodium

/// The keys of one purpose, by their number: the newest signs, every one verifies.
struct SigningKeys: Sendable {
    /// 256-bit keys.
    private let keys: [Int: [UInt8]]
    private let newest: Int

    /// `nil` when there is none.
    init?(_ keys: [Int: [UInt8]]) {
        guard let newest = keys.keys.max() else { return nil }
        self.keys = keys
        self.newest = newest
    }

    /// The message, a dot and its code under the newest key: keyed BLAKE2b-256, base64url.
    func sign(_ message: (_ keyNumber: Int) -> String) -> String {
        let text = message(newest)
        return text + "." + Self.code(text, keys[newest] ?? [])
    }

    /// Whether `code` is the message's code under that key; takes the same time either way.
    func verify(_ message: some StringProtocol, code: some StringProtocol, keyNumber: Int) -> Bool {
        guard let key = keys[keyNumber] else { return false }
        let expected = Array(Self.code(String(message), key).utf8)
        let given = Array(code.utf8)
        return given.count == expected.count
            && sodium_memcmp(given, expected, expected.count) == 0
    }

    private static func code(_ message: String, _ key: [UInt8]) -> String {
        Digest.text(Array(message.utf8), key: key)
    }
}
