/// The parameters of a URL's query, decoded.
///
/// Source: application/x-www-form-urlencoded of the WHATWG URL standard, §5.1.
package struct QueryParameters: Sendable {
    private let pairs: [(name: String, value: Value)]

    /// A decoded value, or the fact that its bytes are no UTF-8.
    package enum Value: Sendable, Hashable {
        case text(String)
        case notText
    }

    package init(_ query: String) {
        // By bytes: as a Character, a sign and a mark that combines with it would be one.
        pairs = query.utf8.split(separator: UInt8(ascii: "&")).map { piece in
            let halves = piece.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(halves[0]) ?? String(decoding: halves[0], as: UTF8.self)
            let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
            return (name, value.map(Value.text) ?? .notText)
        }
    }

    /// Everything given under this name, in order.
    package func values(_ name: String) -> [Value] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    package func reader() -> Reader {
        Reader(parameters: self)
    }

    /// Reads parameters one by one, noting every problem instead of stopping at the first.
    package struct Reader {
        private let parameters: QueryParameters
        private var problems: [FieldProblem] = []

        fileprivate init(parameters: QueryParameters) {
            self.parameters = parameters
        }

        /// Reads one parameter by `decode`; an absent one gives `nil`, a repeated one a problem.
        package mutating func parameter<Decoded>(
            _ name: String, _ decode: (String) throws(FieldReason) -> Decoded
        ) -> Decoded? {
            let values = parameters.values(name)
            guard let value = values.first else { return nil }
            do throws(FieldReason) {
                guard values.count == 1 else { throw .tooMany }
                guard case .text(let text) = value else { throw .badCharacters }
                return try decode(text)
            } catch {
                problems.append(FieldProblem(name, error))
                return nil
            }
        }

        /// - Throws: `RuleViolation.fields` naming every parameter with a problem.
        package consuming func finish() throws(RuleViolation) {
            guard problems.isEmpty else { throw .fields(problems) }
        }
    }

    /// `+` is a space, `%hh` a byte; a `%` that begins no escape stands for itself.
    private static func decoded(_ piece: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        let raw = Array(piece)
        var index = 0
        while index < raw.count {
            if raw[index] == UInt8(ascii: "%"), index + 2 < raw.count,
                let high = raw[index + 1].hexadecimalValue,
                let low = raw[index + 2].hexadecimalValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(raw[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : raw[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
