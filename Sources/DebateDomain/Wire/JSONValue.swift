/// One value of a parsed JSON text.
package enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// A number written without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number, as written: `50.0`, `5e1`, or one too large.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object, in the order they were written; no name occurs twice.
package struct JSONObject: Sendable, Hashable {
    package let members: [Member]

    package init(_ members: [Member]) {
        self.members = members
    }

    package subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }

    /// A name and what it holds.
    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}

/// Why a text is not the JSON we take, and where.
package struct JSONProblem: Error, Sendable, Hashable {
    /// Bytes from the beginning of the text to the first one that cannot stand there.
    package let offsetBytes: Int
    package let kind: Kind

    package enum Kind: Sendable, Hashable {
        /// The text ends before the value does.
        case unexpectedEnd
        /// This byte cannot stand here.
        case unexpectedByte
        /// The bytes are not UTF-8, or an escape names half a surrogate pair.
        case badText
        /// Arrays and objects nest deeper than `JSONParser.deepestNesting`.
        case tooDeep
        /// The object has this name already.
        case duplicateName(String)
    }
}
