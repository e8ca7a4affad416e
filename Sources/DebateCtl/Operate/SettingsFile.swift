import DebateDomain
import DebateRuntime

/// A file of settings as a unit's `EnvironmentFile=` names it: `NAME=value` a line, `#` for remarks,
/// a value that needs it in quotes. Source: systemd.exec(5)
struct SettingsFile {
    let values: [String: String]
    /// Lines that cannot be read, a sentence each.
    let problems: [String]

    /// - Throws: when there is no such file.
    static func read(_ path: String) throws -> SettingsFile {
        guard let bytes = try Files.read(path) else { throw Refusal("there is no \(path)") }
        return SettingsFile(String(decoding: bytes, as: UTF8.self))
    }

    init(_ text: String) {
        var values: [String: String] = [:]
        var problems: [String] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (place, raw) in lines.enumerated() {
            let line = Self.trimmed(raw)
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            guard let equals = line.firstIndex(of: "="), Self.isName(line[..<equals]) else {
                problems.append("line \(place + 1) is no NAME=value")
                continue
            }
            let name = String(line[..<equals])
            guard let value = Self.value(line[line.index(after: equals)...]) else {
                problems.append(
                    "line \(place + 1): the value of \(name) has quotes or backslashes that may "
                        + "be read in more than one way")
                continue
            }
            if values.updateValue(value, forKey: name) != nil {
                problems.append("line \(place + 1): \(name) stands twice")
            }
        }
        self.values = values
        self.problems = problems
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
        !text.isEmpty
            && text.utf8.allSatisfy {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_")
            }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line.drop { $0.isWhitespace }
    }
}
