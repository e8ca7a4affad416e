import DebateRuntime
import DebateTestSupport
import Synchronization
import Testing

@testable import DebateSecurity

@Suite("Password hasher")
struct PasswordHasherTests {
    private let hasher = PasswordHasher(room: PasswordRoom(threads: 8))

    @Test("a hash is argon2id of 19 MiB and two passes, salted, and fits its password alone")
    func hash() throws {
        let hash = try hasher.hash("墨水瓶子")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try hasher.hash("墨水瓶子") != hash)
        #expect(try hasher.verify("墨水瓶子", against: hash))
        #expect(try !hasher.verify("墨水瓶", against: hash))
        #expect(try !hasher.verify("", against: hash))
    }

    @Test("nobody's hash costs as much as anybody's, and fits no password")
    func nobody() throws {
        #expect(
            PasswordHasher.nobodysHash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        let before = hasher.count
        #expect(try !hasher.verify("x", against: nil))
        #expect(hasher.count == before + 1)
        #expect(try !hasher.verify("x", against: "no hash at all"))
    }

    @Test("a check that throws costs no hash")
    func refusedCheck() {
        struct Refused: Error {}
        #expect(throws: Refused.self) { try hasher.hash("x") { throw Refused() } }
        #expect(throws: Refused.self) {
            _ = try hasher.verify("x", against: nil) { throw Refused() }
        }
        #expect(hasher.count == 0)
    }
}

@Suite("Password room")
struct PasswordRoomTests {
    @Test("of eight threads two are inside, two wait, and the rest are sent away")
    func bounds() {
        let room = PasswordRoom(threads: 8)
        let door = Monitor((inside: 0, most: 0, full: 0, done: 0, isOpen: false))
        onThreads(8) { _ in
            do {
                try room.inside {
                    door.update {
                        $0.inside += 1
                        $0.most = max($0.most, $0.inside)
                    }
                    door.wait { $0.isOpen ? () : nil }
                    door.update { $0.inside -= 1 }
                }
                door.update { $0.done += 1 }
            } catch {
                // The fourth refusal is the last one: then everybody else is in or waits.
                door.update {
                    $0.full += 1
                    if $0.full == 4 { $0.isOpen = true }
                }
            }
        }
        let (most, full, done) = door.update { ($0.most, $0.full, $0.done) }
        #expect(most == 2 && full == 4 && done == 4)
    }

    @Test("one thread has room for one, and leaves room behind whatever happens inside")
    func leaves() throws {
        struct Failed: Error {}
        let room = PasswordRoom(threads: 1)
        for _ in 0..<3 {
            #expect(throws: Failed.self) { try room.inside { throw Failed() } }
        }
        #expect(try room.inside { 1 } == 1)
        #expect(throws: PasswordRoomFull.self) { try room.inside { try room.inside {} } }
    }
}
