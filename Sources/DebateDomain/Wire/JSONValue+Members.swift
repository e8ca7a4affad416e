/// Reading what somebody else wrote: what is not there, or is of another kind, is `nil`.
extension JSONValue {
    /// A member of an object; `nil` in anything else.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var integer: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    package var elements: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    /// A whole number that is none below 0 and that every client can hold exactly: below 2^53.
    package var safeNumber: Int64? {
        integer.flatMap { (0..<Self.beyondSafe).contains($0) ? $0 : nil }
    }

    /// 2^53: from here on not every whole number has a double of its own.
    private static let beyondSafe: Int64 = 1 << 53
}
