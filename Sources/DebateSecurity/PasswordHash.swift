import CSodium
import DebateRuntime
import Synchronization

/// Passwords as argon2id hashes, made and checked by libsodium, a few at a time.
///
/// A hash costs 19 MiB and two passes (OWASP's choice for argon2id), some 25 ms of a core: so only a
/// few run at once, a few more wait, and the rest are told to come back. Threads that answer
/// everything else stay free.
/// Source: RFC 9106; doc.libsodium.org/password_hashing/default_phf
package final class PasswordHasher: Sendable {
    static let passes: UInt64 = 2
    static let memoryBytes = 19 * 1024 * 1024
    /// When the room is full: come back after this time, in milliseconds.
    package static let busyWaitMs: Int64 = 1000

    private let most: Int
    private let mostWaiting: Int
    private let room = Monitor((running: 0, waiting: 0))
    private let made = Atomic<Int>(0)

    /// - Parameter threads: request threads of this process; at most half of them may be here.
    package init(threads: Int) {
        most = max(1, threads / 4)
        mostWaiting = threads / 4
    }

    /// Hashes computed so far: of a login with an unknown name as many as with a known one.
    package var count: Int { made.load(ordering: .relaxed) }

    /// Lets `work` hash and verify, in its turn.
    /// - Throws: `PasswordRoomFull`, and what `work` throws.
    package func inside<Result>(_ work: (PasswordHashing) throws -> Result) throws -> Result {
        switch room.update({ enter(&$0) }) {
        case .full: throw PasswordRoomFull()
        case .inside: break
        case .waits:
            room.wait { room -> Void? in
                guard room.running < most else { return nil }
                room.waiting -= 1
                room.running += 1
                return ()
            }
        }
        defer { room.update { $0.running -= 1 } }
        return try work(PasswordHashing(hasher: self))
    }

    fileprivate func countOne() { made.add(1, ordering: .relaxed) }

    private enum Entry {
        case inside
        case waits
        case full
    }

    private func enter(_ room: inout (running: Int, waiting: Int)) -> Entry {
        if room.running < most {
            room.running += 1
            return .inside
        }
        guard room.waiting < mostWaiting else { return .full }
        room.waiting += 1
        return .waits
    }
}

/// The right to hash, while one is in the room.
package struct PasswordHashing {
    fileprivate let hasher: PasswordHasher

    /// The hash to store, with its salt and costs in it.
    package func hash(_ password: String) -> String {
        hasher.countOne()
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let letters = Array(password.utf8CString)
        let problem = crypto_pwhash_str(
            &text, letters, UInt64(letters.count - 1), PasswordHasher.passes,
            PasswordHasher.memoryBytes)
        precondition(problem == 0, "no memory for a password hash")
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the password is the hash's. Without a hash, as for an unknown user name, it takes
    /// the same time and is not.
    package func verify(_ password: String, against hash: String?) -> Bool {
        hasher.countOne()
        let letters = Array(password.utf8CString)
        let matches =
            crypto_pwhash_str_verify(
                hash ?? Self.nobodysHash, letters, UInt64(letters.count - 1)) == 0
        return matches && hash != nil
    }

    /// A hash of the same costs that stands for no account; its password is not known.
    static let nobodysHash =
        "$argon2id$v=19$m=19456,t=2,p=1$fBnmn2Zui9HVnRzmUn7dCg"
        + "$S8fcsBUQLNSCTIRcwzgwPVyDRMk2hKyVvU2Xb0xS2dk"
}

/// Too many passwords are being checked at once.
package struct PasswordRoomFull: Error {
    package init() {}
}
