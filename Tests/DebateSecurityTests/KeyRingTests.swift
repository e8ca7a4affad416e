import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateSecurity

@Suite("Key ring")
struct KeyRingTests {
    private let home: TemporaryHome
    private let path: String

    init() throws {
        home = try TemporaryHome()
        path = home.settings.secretKeyPath
    }

    private let one = "device 1 " + String(repeating: "1a", count: 32)
    private let two = "device 2 " + String(repeating: "2b", count: 32)

    private func ring(_ lines: String...) throws -> KeyRing {
        try Files.replace(
            path, with: Array(lines.map { $0 + "\n" }.joined().utf8), mode: 0o600)
        return try KeyRing(path: path)
    }

    private let cookie = DeviceCookie(device: "d", createdAtMs: 1000, renewedAtMs: 2000)

    @Test("of many that come at once one makes the key, and all read that one")
    func createdOnce() throws {
        let path = path
        for _ in 0..<20 {
            let values = Monitor<[String]>([])
            onThreads(8) { _ in
                let value = (try? KeyRing(path: path)).map(cookie.value) ?? "no key"
                values.update { $0.append(value) }
            }
            let kept = try cookie.value(keys: KeyRing(path: path))
            #expect(values.update { $0 } == Array(repeating: kept, count: 8))
            #expect(permissions(of: path) == 0o600)
            #expect(home.files == ["secret.key"])
            #expect(unlink(path) == 0)
        }
    }

    @Test("two installations have different keys")
    func different() throws {
        let other = try TemporaryHome()
        let here = try KeyRing(path: path)
        let there = try KeyRing(path: other.settings.secretKeyPath)
        #expect(DeviceCookie(cookie.value(keys: here), keys: there) == nil)
    }

    @Test("after a rotation the newest key signs and the older one still verifies")
    func rotation() throws {
        let before = cookie.value(keys: try ring(one))
        let rotated = try ring(one, two)
        #expect(DeviceCookie(before, keys: rotated) == cookie)
        let after = cookie.value(keys: rotated)
        #expect(after.hasPrefix("v1.2."))
        #expect(DeviceCookie(after, keys: rotated) == cookie)
        #expect(DeviceCookie(after, keys: try ring(one)) == nil)
        #expect(DeviceCookie(before, keys: try ring(two)) == nil, "the old key is gone")
    }

    @Test("a file from before there were tickets gets a key for them, once, and keeps its others")
    func addedPurpose() throws {
        try Files.replace(path, with: Array(one.utf8), mode: 0o600)
        let path = path
        let hashes = Monitor<[String]>([])
        onThreads(8) { _ in
            let hash = (try? KeyRing(path: path))?.ticketHash(code: "A", debate: "d") ?? "no key"
            hashes.update { $0.append(hash) }
        }
        let kept = try KeyRing(path: path).ticketHash(code: "A", debate: "d")
        #expect(hashes.update { $0 } == Array(repeating: kept, count: 8))
        let lines = String(decoding: try Files.read(path) ?? [], as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count == 4 && lines[0] == one && lines[1].hasPrefix("ticket 1 "))
        #expect(lines[2].hasPrefix("pseudonym 1 ") && lines[3].hasPrefix("push 1 "))
        #expect(permissions(of: path) == 0o600)
    }

    @Test("a ticket's hash depends on the code, the debate and the key, and outlives a rotation")
    func ticketHash() throws {
        let ticket = "ticket 1 " + String(repeating: "3c", count: 32)
        let ring = try ring(one, ticket)
        let hash = ring.ticketHash(code: "A", debate: "d")
        #expect(hash.utf8.count == 43)
        #expect(ring.ticketHash(code: "B", debate: "d") != hash)
        #expect(ring.ticketHash(code: "A", debate: "e") != hash)
        #expect(try self.ring(one, two, ticket).ticketHash(code: "A", debate: "d") == hash)
        let other = "ticket 1 " + String(repeating: "4d", count: 32)
        #expect(try self.ring(one, other).ticketHash(code: "A", debate: "d") != hash)
    }

    @Test("the number says which is newest, not the place in the file")
    func order() throws {
        #expect(cookie.value(keys: try ring(two, one)).hasPrefix("v1.2."))
    }

    @Test("lines of other purposes are left alone")
    func otherLines() throws {
        let ring = try ring("# comment", "later 9 " + String(repeating: "cc", count: 32), "", one)
        #expect(cookie.value(keys: ring).hasPrefix("v1.1."))
    }

    @Test(
        "a file without a usable key is refused, and stays as it was",
        arguments: [
            "", "device 1", "device 1 abc", "device x " + String(repeating: "1a", count: 32),
            "device 1 " + String(repeating: "1a", count: 31),
            "device 1 " + String(repeating: "1a", count: 33),
            "device 1 " + String(repeating: "zz", count: 32),
        ])
    func unusable(_ line: String) throws {
        try Files.replace(path, with: Array(line.utf8))
        #expect(throws: KeyProblem.self) { try KeyRing(path: path) }
        #expect(KeyRing.problem(inFile: path) != nil)
        #expect(try Files.read(path) == Array(line.utf8))
    }

    @Test("the code is keyed BLAKE2b-256, as another implementation computes it")
    func knownAnswer() throws {
        let signed = try ring(one).devices.sign { "v1.\($0).message" }
        #expect(signed == "v1.1.message.2e-HLrKJeROP7xjCAmMMGOgBbseHH6F1E_3GB37cHAs")
    }

    @Test("a file that would not be used as it is is told, and left as it is")
    func problems() throws {
        func problem(_ text: String) throws -> String? {
            try Files.replace(path, with: Array(text.utf8), mode: 0o600)
            let found = KeyRing.problem(inFile: path)
            #expect(try Files.read(path) == Array(text.utf8))
            return found
        }
        #expect(try problem(one + "\n# mine\n\n" + two + "\n") == nil)
        #expect(try problem(one + "\nticket 1 abc\n") == "line 2 of \(path) is no key")
        #expect(try problem("") == "\(path) has no key for device cookies")
        #expect(unlink(path) == 0)
        #expect(KeyRing.problem(inFile: path) == "there is no \(path)")
        #expect(home.files.isEmpty)
    }
}
