/// A command line that cannot be used, in a sentence.
struct ArgumentProblem: Error, Hashable, CustomStringConvertible {
    let description: String
}

/// The words of one command: `--name value` and `--name=value` pairs, flags that stand alone, and
/// the plain words it asks for.
struct Arguments: Hashable {
    private let values: [String: String]
    private let given: Set<String>
    private let words: [String]

    /// - Parameters:
    ///   - names: options that take a value.
    ///   - flags: options that take none.
    ///   - places: what the plain words are called, in their order; all must be given.
    /// - Throws: for a word too many or missing, an unknown option, one given twice, and one
    ///   without its value.
    init(
        _ words: [String], options names: Set<String>, flags: Set<String> = [],
        words places: [String] = []
    ) throws(ArgumentProblem) {
        var values: [String: String] = [:]
        var given: Set<String> = []
        var plain: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                guard plain.count < places.count else {
                    throw ArgumentProblem(description: "unexpected argument \"\(word)\"")
                }
                plain.append(word)
                continue
            }
            if flags.contains(String(word.dropFirst(2))) {
                given.insert(String(word.dropFirst(2)))
                continue
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
        guard plain.count == places.count else {
            throw ArgumentProblem(description: "\(places[plain.count]) is missing")
        }
        self.values = values
        self.given = given
        self.words = plain
    }

    /// The plain word at this place.
    func word(_ place: Int) -> String {
        words[place]
    }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool {
        given.contains(flag)
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

    /// A whole number within bounds, when it was given.
    func number(_ name: String, in range: ClosedRange<Int>) throws(ArgumentProblem) -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw ArgumentProblem(
                description: "--\(name) is \"\(text)\"; allowed is a whole number from "
                    + "\(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
