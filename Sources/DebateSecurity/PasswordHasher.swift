import CSodium

/// Passwords as argon2id hashes, made and checked by libsodium.
///
/// A hash costs 19 MiB and two passes (OWASP's choice for argon2id), some 25 ms of a core, so it is
/// made in a room that holds few at a time. Not Sendable: one per thread, so that the thread can
/// say how many hashes an answer took.
/// Source: RFC 9106; doc.libsodium.org/password_hashing/default_phf
package final class PasswordHasher {
    static let passes: UInt64 = 2
    static let memoryBytes = 19 * 1024 * 1024

    private let room: PasswordRoom
    /// Hashes computed so far: of a login with an unknown name as many as with a known one.
    package private(set) var count = 0

    package init(room: PasswordRoom) {
        self.room = room
    }

    /// The hash to store, with its salt and costs in it.
    /// - Parameter check: runs first, in the room: what it throws costs no hash.
    /// - Throws: `PasswordRoomFull`, and what `check` throws.
    package func hash(_ password: String, after check: () throws -> Void = {}) throws -> String {
        try room.inside {
            try check()
            count += 1
            var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let letters = Array(password.utf8CString)
            let problem = crypto_pwhash_str(
                &text, letters, UInt64(letters.count - 1), Self.passes, Self.memoryBytes)
            precondition(problem == 0, "no memory for a password hash")
            return String(
                decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether the password is the hash's. Without a hash, as for an unknown user name, it takes
    /// the same time and is not.
    /// - Parameter check: runs first, in the room: what it throws costs no hash.
    /// - Throws: `PasswordRoomFull`, and what `check` throws.
    package func verify(
        _ password: String, against hash: String?, after check: () throws -> Void = {}
    ) throws -> Bool {
        try room.inside {
            try check()
            count += 1
            let letters = Array(password.utf8CString)
            let matches =
                crypto_pwhash_str_verify(
                    hash ?? Self.nobodysHash, letters, UInt64(letters.count - 1)) == 0
            return matches && hash != nil
        }
    }

    /// A hash of the same costs that stands for no account; its password is not known.
    static let nobodysHash =
        "$argon2id$v=19$m=19456,t=2,p=1$fBnmn2Zui9HVnRzmUn7dCg"
        + "$S8fcsBUQLNSCTIRcwzgwPVyDRMk2hKyVvU2Xb0xS2dk"
}
