import CSodium
import DebateRuntime
import Glibc

/// The secret keys of an installation: numbered, the newest signs, every one verifies.
///
/// File: one key a line, `device <number> <64 hexadecimal digits>`, readable by its owner only.
/// To rotate, append a line with the next number; a key may go when nothing signed by it is
/// worth keeping. Lines of other purposes are left to those who know them.
package struct KeyRing: Sendable {
    /// 256-bit keys by their number.
    private let deviceKeys: [Int: [UInt8]]
    private let newestDeviceKey: Int

    package static let keyBytes = 32

    /// Reads the file; the first process to come makes it.
    package init(path: String) throws(KeyProblem) {
        guard sodium_init() >= 0 else { throw KeyProblem("libsodium cannot start") }
        do throws(FileProblem) {
            if try Files.read(path) == nil { try Self.create(path) }
            let bytes = try Files.read(path) ?? []
            try self.init(parsing: String(decoding: bytes, as: UTF8.self), path: path)
        } catch {
            throw KeyProblem(error.description)
        }
    }

    private init(parsing text: String, path: String) throws(FileProblem) {
        var keys: [Int: [UInt8]] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, words[0] == "device", let number = Int(words[1]),
                let key = Hexadecimal.bytes(words[2], count: Self.keyBytes)
            else { continue }
            keys[number] = key
        }
        guard let newest = keys.keys.max() else {
            throw FileProblem(
                "find a line \"device <number> <64 hex digits>\" in", path, code: EINVAL)
        }
        deviceKeys = keys
        newestDeviceKey = newest
    }

    /// The message's code under the newest key: keyed BLAKE2b-256, and that key's number.
    func sign(_ message: (_ keyNumber: Int) -> String) -> String {
        let text = message(newestDeviceKey)
        return text + "." + Self.code(text, deviceKeys[newestDeviceKey] ?? [])
    }

    /// Whether `code` is the message's code under that key; takes the same time either way.
    func verify(_ message: some StringProtocol, code: some StringProtocol, keyNumber: Int) -> Bool {
        guard let key = deviceKeys[keyNumber] else { return false }
        let expected = Array(Self.code(String(message), key).utf8)
        let given = Array(code.utf8)
        return given.count == expected.count
            && sodium_memcmp(given, expected, expected.count) == 0
    }

    private static func code(_ message: String, _ key: [UInt8]) -> String {
        var code = [UInt8](repeating: 0, count: 32)
        let bytes = Array(message.utf8)
        crypto_generichash(&code, code.count, bytes, UInt64(bytes.count), key, key.count)
        return Base64URL.text(code)
    }

    /// Writes a first key beside the path and links it there: of all that try, one wins.
    private static func create(_ path: String) throws(FileProblem) {
        let part = Files.beside(path)
        let key = Hexadecimal.text(Randomness.bytes(keyBytes))
        try Files.replace(part, with: Array("device 1 \(key)\n".utf8), mode: 0o600)
        let linked = link(part, path)
        let problem = errno
        unlink(part)
        guard linked == 0 || problem == EEXIST else {
            throw FileProblem("make", path, code: problem)
        }
    }
}

/// The secret keys cannot be read or made; the program does not start.
package struct KeyProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
