import Glibc

/// The process environment, read with bounds.
///
/// Every refusal is one sentence that names the setting, what was found and what is allowed.
package struct Environment: Sendable {
    private let values: [String: String]

    package init(_ values: [String: String]) {
        self.values = values
    }

    /// What this process was started with.
    package static func ofProcess() -> Environment {
        var values: [String: String] = [:]
        var entry = environ
        while let pointer = entry.pointee {
            let text = String(cString: pointer)
            if let equals = text.firstIndex(of: "=") {
                values[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return Environment(values)
    }

    /// The value of a setting; an empty one counts as not set.
    package subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }

    package func text(_ name: String, default fallback: String) -> String {
        self[name] ?? fallback
    }

    /// Where the instance lives, `DEBATE_HOME`, as a whole path; links in it stand as they were given.
    package var home: String {
        Files.absolute(text("DEBATE_HOME", default: ".run"))
    }

    package func integer(
        _ name: String, in range: ClosedRange<Int>, default fallback: Int
    ) throws(SettingProblem) -> Int {
        guard let text = self[name] else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            throw SettingProblem(
                name, found: text,
                allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    package func flag(_ name: String, default fallback: Bool) throws(SettingProblem) -> Bool {
        switch self[name] {
        case nil: return fallback
        case "0": return false
        case "1": return true
        case let text?: throw SettingProblem(name, found: text, allowed: "0 or 1")
        }
    }

    /// Values separated by spaces; none when not set.
    package func list(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: " ").map(String.init)
    }

    /// The names that are set and begin like this, in order.
    package func names(beginning prefix: String) -> [String] {
        values.keys.filter { $0.hasPrefix(prefix) }.sorted()
    }

    /// The same without one setting.
    package func without(_ name: String) -> Environment {
        Environment(values.filter { $0.key != name })
    }

    /// `NAME=value` lines for a child process, some of them replaced.
    package func lines(replacing changes: [String: String]) -> [String] {
        values.merging(changes) { _, new in new }
            .sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
    }
}

/// A setting whose value cannot be used. The program does not start.
package struct SettingProblem: Error, CustomStringConvertible {
    package let name: String
    package let description: String

    package init(_ name: String, found: String, allowed: String) {
        self.name = name
        description = "\(name) is \"\(found)\"; allowed is \(allowed)"
    }
}
