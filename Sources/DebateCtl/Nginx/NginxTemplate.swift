/// A placeholder that has no value, or a value that has no placeholder: our own bug, or a template
/// and a program of different versions.
enum TemplateProblem: Error, Hashable, CustomStringConvertible {
    case unknownPlaceholder(String)
    case unusedValue(String)

    var description: String {
        switch self {
        case .unknownPlaceholder(let name):
            "the nginx template asks for @\(name)@, which has no value"
        case .unusedValue(let name):
            "the nginx template has no place for @\(name)@"
        }
    }
}

/// Fills `@NAME@` placeholders (capitals, digits, `_`). A value is put in as it is: whoever makes
/// it has checked it (`NginxText`). nginx's own `@named_location` has small letters and stays.
enum NginxTemplate {
    /// - Throws: for a placeholder without a value, and for a value without a placeholder.
    static func render(
        _ template: String, values: [String: String]
    ) throws(TemplateProblem) -> String {
        var output = ""
        var used: Set<String> = []
        var rest = template[...]
        while let at = rest.firstIndex(of: "@") {
            output += rest[..<at]
            let afterAt = rest[rest.index(after: at)...]
            let name = afterAt.prefix { isNameCharacter($0) }
            guard !name.isEmpty, afterAt[name.endIndex...].first == "@" else {
                output += "@"
                rest = afterAt
                continue
            }
            guard let value = values[String(name)] else {
                throw .unknownPlaceholder(String(name))
            }
            output += value
            used.insert(String(name))
            rest = afterAt[name.endIndex...].dropFirst()
        }
        if let unused = values.keys.sorted().first(where: { !used.contains($0) }) {
            throw .unusedValue(unused)
        }
        return output + rest
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        ("A"..."Z").contains(character) || ("0"..."9").contains(character) || character == "_"
    }
}
