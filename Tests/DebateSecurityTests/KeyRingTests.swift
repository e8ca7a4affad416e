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

    @Test("the number says which is newest, not the place in the file")
    func order() throws {
        #expect(cookie.value(keys: try ring(two, one)).hasPrefix("v1.2."))
    }

    @Test("lines of other purposes are left alone")
    func otherLines() throws {
        let ring = try ring("# comment", "push 9 " + String(repeating: "cc", count: 32), "", one)
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
        #expect(try Files.read(path) == Array(line.utf8))
    }

    @Test("the code is keyed BLAKE2b-256, as another implementation computes it")
    func knownAnswer() throws {
        let signed = try ring(one).sign { "v1.\($0).message" }
        #expect(signed == "v1.1.message.2e-HLrKJeROP7xjCAmMMGOgBbseHH6F1E_3GB37cHAs")
    }
}
