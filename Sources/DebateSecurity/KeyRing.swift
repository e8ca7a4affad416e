import CSodium
import DebateRuntime
import Glibc

/// The secret keys of an installation: numbered, the newest signs, every one verifies.
///
/// File: one key a line, `<purpose> <number> <64 hexadecimal digits>`, readable by its owner only.
/// To rotate, append a line with the next number; a key may go when nothing signed by it is
/// worth keeping. Purposes: `device` signs cookies; `push` signs what lets staff follow their
/// channels; `ticket` hashes ticket codes; `pseudonym` makes what stands for voters and authors. The
/// first keys of the last two stay as long as debates do. A purpose the file lacks is added.
package struct KeyRing: Sendable {
    /// Sign cookies of devices.
    let devices: SigningKeys
    /// Sign tokens of channels.
    let pushes: SigningKeys
    private let ticketKey: [UInt8]
    private let pseudonymKey: [UInt8]

    package static let keyBytes = 32

    private static let purposes = ["device", "ticket", "pseudonym", "push"]

    /// Reads the file; the first process to come makes it.
    package init(path: String) throws(KeyProblem) {
        guard sodium_init() >= 0 else { throw KeyProblem("libsodium cannot start") }
        do throws(FileProblem) {
            if try Files.read(path) == nil { try Self.create(path) }
            try self.init(try Self.completed(path), path: path)
        } catch {
            throw KeyProblem(error.description)
        }
    }

    private init(_ lines: [KeyLine], path: String) throws(FileProblem) {
        guard let devices = Self.signing("device", lines),
            let pushes = Self.signing("push", lines),
            let ticket = Self.first("ticket", lines),
            let pseudonym = Self.first("pseudonym", lines)
        else {
            throw FileProblem(
                "find a line \"device <number> <64 hex digits>\" in", path, code: EINVAL)
        }
        self.devices = devices
        self.pushes = pushes
        ticketKey = ticket
        pseudonymKey = pseudonym
    }

    private static func signing(_ purpose: String, _ lines: [KeyLine]) -> SigningKeys? {
        let own = lines.filter { $0.purpose == purpose }
        return SigningKeys(Dictionary(own.map { ($0.number, $0.key) }) { _, last in last })
    }

    private static func first(_ purpose: String, _ lines: [KeyLine]) -> [UInt8]? {
        lines.filter { $0.purpose == purpose }.min { $0.number < $1.number }?.key
    }

    /// The hash of a ticket's code, keyed and bound to its debate: 43 characters of base64url.
    package func ticketHash(code: String, debate: String) -> String {
        Digest.text(Array((debate + " " + code).utf8), key: ticketKey)
    }

    /// What stands for a voter in a debate's ledger: 43 characters of base64url. The same voter has
    /// another one in every debate, and none of them is an author's tag.
    package func pseudonym(ofVoter voter: String, debate: String) -> String {
        Digest.text(Array("voter \(debate) \(voter)".utf8), key: pseudonymKey)
    }

    /// What stands for somebody who says or gives something in a debate: 8 characters.
    package func authorTag(of identity: String, debate: String) -> String {
        String(
            Digest.text(Array("author \(debate) \(identity)".utf8), key: pseudonymKey).prefix(8))
    }

    /// A key of 16 bytes that all processes of the installation share and nobody else knows.
    package func derived(_ purpose: String) -> [UInt8] {
        Array(Digest.hash(Array(purpose.utf8), key: ticketKey).prefix(16))
    }

    /// Writes first keys beside the path and links them there: of all that try, one wins.
    private static func create(_ path: String) throws(FileProblem) {
        let part = Files.beside(path)
        let lines = purposes.map { KeyLine.new($0).text }.joined()
        try Files.replace(part, with: Array(lines.utf8), mode: 0o600)
        let linked = link(part, path)
        let problem = errno
        unlink(part)
        guard linked == 0 || problem == EEXIST else {
            throw FileProblem("make", path, code: problem)
        }
    }

    /// The file's lines, after those of purposes it lacked were appended. The file itself is locked
    /// meanwhile, so that of several processes one adds them.
    private static func completed(_ path: String) throws(FileProblem) -> [KeyLine] {
        let lines = try KeyLine.all(in: Files.read(path) ?? [])
        guard lines.contains(where: { $0.purpose == "device" }),
            purposes.contains(where: { lacks($0, lines) })
        else { return lines }
        let fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC)
        guard fd >= 0 else { throw FileProblem("add a key to", path) }
        defer { close(fd) }
        guard flock(fd, LOCK_EX) == 0 else { throw FileProblem("lock", path) }
        let found = try Files.read(path) ?? []
        let missing = purposes.filter { lacks($0, KeyLine.all(in: found)) }
        let gap = found.last == UInt8(ascii: "\n") ? "" : "\n"
        let added = Array((gap + missing.map { KeyLine.new($0).text }.joined()).utf8)
        guard
            missing.isEmpty
                || (Glibc.write(fd, added, added.count) == added.count && fsync(fd) == 0)
        else { throw FileProblem("add a key to", path) }
        return KeyLine.all(in: try Files.read(path) ?? [])
    }

    /// What keeps a file of keys from being used, in a sentence; `nil` when nothing does. Changes
    /// nothing: a purpose that is missing is no problem, for the next start adds it. A line that
    /// cannot be read is one, for its key would be replaced by another.
    package static func problem(inFile path: String) -> String? {
        do throws(FileProblem) {
            guard let bytes = try Files.read(path) else { return "there is no \(path)" }
            if let place = KeyLine.unreadable(in: bytes) {
                return "line \(place) of \(path) is no key"
            }
            let hasDevice = KeyLine.all(in: bytes).contains { $0.purpose == "device" }
            return hasDevice ? nil : "\(path) has no key for device cookies"
        } catch {
            return error.description
        }
    }

    private static func lacks(_ purpose: String, _ lines: [KeyLine]) -> Bool {
        !lines.contains { $0.purpose == purpose }
    }
}

/// One key as the file has it.
private struct KeyLine {
    let purpose: String
    let number: Int
    let key: [UInt8]

    private init(purpose: String, number: Int, key: [UInt8]) {
        self.purpose = purpose
        self.number = number
        self.key = key
    }

    /// `nil` when the line is no key.
    private init?(_ line: Substring) {
        let words = line.split(separator: " ")
        guard words.count == 3, let number = Int(words[1]),
            let key = Hexadecimal.bytes(words[2], count: KeyRing.keyBytes)
        else { return nil }
        self.init(purpose: String(words[0]), number: number, key: key)
    }

    static func new(_ purpose: String) -> KeyLine {
        KeyLine(purpose: purpose, number: 1, key: Randomness.bytes(KeyRing.keyBytes))
    }

    var text: String { "\(purpose) \(number) \(Hexadecimal.text(key))\n" }

    /// The lines that are keys; others are left alone.
    static func all(in bytes: [UInt8]) -> [KeyLine] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { KeyLine($0) }
    }

    /// The number of the first line that is neither a key, nor empty, nor a remark.
    static func unreadable(in bytes: [UInt8]) -> Int? {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { !$0.isEmpty && !$0.hasPrefix("#") && KeyLine($0) == nil }
            .map { $0 + 1 }
    }
}

/// The secret keys cannot be read or made; the program does not start.
package struct KeyProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
