import DebateDomain
import DebateRuntime

/// A file of settings, read as a unit's `EnvironmentFile=` reads it: `NAME=value` a line, blanks
/// around both do not count, `#` and `;` begin a remark, a value may stand in quotes, lines may end
/// as Windows ends them. Source: systemd.exec(5)
struct SettingsFile {
    /// What the readable lines set; of two lines for one name the last.
    let values: [String: String]
    /// Lines that say nothing, or may be read in more than one way, a sentence each.
    let problems: [String]

    /// - Throws: when there is no such file, or this user may not read it.
    static func read(_ path: String) throws -> SettingsFile {
        guard let bytes = try Files.read(path) else { throw Refusal("there is no \(path)") }
        return SettingsFile(String(decoding: bytes, as: UTF8.self))
    }

    init(_ text: String) {
        var values: [String: String] = [:]
        var problems: [String] = []
        // "\r\n" is one character.
        let lines = text.split(omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r\n" || $0 == "\r"
        }
        for (place, raw) in lines.enumerated() {
            let line = Self.trimmed(raw)
            if line.isEmpty { continue }
            do throws(Unreadable) {
                guard let (name, value) = try Self.pair(line) else { continue }
                let isNew = values.updateValue(value, forKey: name) == nil
                if !isNew { problems.append("line \(place + 1): \(name) stands twice") }
            } catch {
                problems.append("line \(place + 1)\(error.why)")
            }
        }
        self.values = values
        self.problems = problems
    }

    /// Why a line cannot be read, as the rest of a sentence that begins with its number.
    private struct Unreadable: Error {
        let why: String
    }

    /// - Returns: `nil` for a remark.
    private static func pair(_ line: Substring) throws(Unreadable) -> (String, String)? {
        if line.hasPrefix("#") || line.hasPrefix(";") {
            guard line.hasSuffix("\\") else { return nil }
            throw Unreadable(why: ": a remark that ends with \\ swallows the line after it")
        }
        guard let equals = line.firstIndex(of: "=") else {
            throw Unreadable(why: " is no NAME=value")
        }
        let name = trimmed(line[..<equals])
        guard isName(name) else { throw Unreadable(why: " is no NAME=value") }
        guard let value = value(trimmed(line[line.index(after: equals)...])) else {
            throw Unreadable(
                why: ": the value of \(name) has quotes or backslashes that may be read in more "
                    + "than one way")
        }
        return (String(name), value)
    }

    /// The plain forms only: systemd and shells differ in the others.
    private static func value(_ text: Substring) -> String? {
        var inner = text
        if let quote = text.first, "\"'".contains(quote) {
            guard text.count >= 2, text.last == quote else { return nil }
            inner = text.dropFirst().dropLast()
        }
        return inner.contains(where: { "\"'\\".contains($0) }) ? nil : String(inner)
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !first.isASCIIDigit else { return false }
        return text.utf8.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_")
        }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, isBlank(last) { line.removeLast() }
        return line.drop(while: isBlank)
    }

    private static func isBlank(_ character: Character) -> Bool {
        character == " " || character == "\t"
    }
}
