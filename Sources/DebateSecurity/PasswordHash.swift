import CSodium
import DebateRuntime
import Synchronization

/// Passwords as argon2id hashes, made and checked by libsodium.
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

    /// The hash to store, with its salt and costs in it.
    /// - Throws: `PasswordRoomFull`
    package func hash(_ password: String) throws(PasswordRoomFull) -> String {
        try alone {
            var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let letters = Array(password.utf8CString)
            let problem = crypto_pwhash_str(
                &text, letters, UInt64(letters.count - 1), Self.passes, Self.memoryBytes)
            precondition(problem == 0, "no memory for a password hash")
            return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether the password is the hash's. Without a hash, as for an unknown user name, it takes
    /// the same time and is not.
    /// - Throws: `PasswordRoomFull`
    package func verify(
        _ password: String, against hash: String?
    ) throws(PasswordRoomFull) -> Bool {
        try alone {
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

    private func alone<Result>(_ work: () -> Result) throws(PasswordRoomFull) -> Result {
        switch room.update({ enter(&$0) }) {
        case .full: throw PasswordRoomFull()
        case .inside: break
        case .waits:
            room.wait { room in
                guard room.running < most else { return nil }
                room.waiting -= 1
                room.running += 1
                return ()
            }
        }
        defer { room.update { $0.running -= 1 } }
        made.add(1, ordering: .relaxed)
        return work()
    }

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

/// Too many passwords are being checked at once.
package struct PasswordRoomFull: Error {
    package init() {}
}
