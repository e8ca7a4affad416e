/// A command line that cannot be used, in a sentence.
struct ArgumentProblem: Error, Hashable, CustomStringConvertible {
    let description: String
}

/// `--name value` and `--name=value` pairs of one command; nothing else is taken.
struct Arguments: Hashable {
    private let values: [String: String]

    /// - Throws: for a word that is no option, an option not in `names`, one given twice, and
    ///   one without a value.
    init(_ words: [String], options names: Set<String>) throws(ArgumentProblem) {
        var values: [String: String] = [:]
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                throw ArgumentProblem(description: "unexpected argument \"\(word)\"")
            }
            let parts = word.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard names.contains(name) else {
                throw ArgumentProblem(description: "unknown option --\(name)")
            }
            let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
            guard let value, !value.isEmpty else {
                throw ArgumentProblem(description: "--\(name) needs a value")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw ArgumentProblem(description: "--\(name) stands twice")
            }
        }
        self.values = values
    }

    /// The value of an option, when it was given.
    subscript(name: String) -> String? {
        values[name]
    }

    /// The value of an option that must be given.
    func required(_ name: String) throws(ArgumentProblem) -> String {
        guard let value = values[name] else {
            throw ArgumentProblem(description: "--\(name) is missing")
        }
        return value
    }
}
