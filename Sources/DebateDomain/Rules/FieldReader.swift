/// Reads the fields of a request body, noting every problem instead of stopping at the first.
///
/// Call one method per field the request may have, then `finish()`, which refuses what was
/// wrong and every field nobody asked for.
package struct FieldReader {
    /// More are not named: a body of many unknown fields must not make a still longer answer.
    package static let mostProblems = 50

    private let object: JSONObject
    private var asked: Set<String> = []
    private var problems: [FieldProblem] = []

    package init(_ object: JSONObject) {
        self.object = object
    }

    /// Reads one field by `decode`; a missing one or `null` gives `nil`, noted when `required`.
    package mutating func field<Value>(
        _ name: String, required: Bool = false,
        _ decode: (JSONValue) throws(FieldReason) -> Value
    ) -> Value? {
        asked.insert(name)
        guard let value = object[name], value != .null else {
            if required { problems.append(FieldProblem(name, .required)) }
            return nil
        }
        do {
            return try decode(value)
        } catch {
            problems.append(FieldProblem(name, error))
            return nil
        }
    }

    /// Reads one field of a change: absent leaves the value, `null` clears it.
    package mutating func change<Value>(
        _ name: String, _ decode: (JSONValue) throws(FieldReason) -> Value
    ) -> Change<Value> {
        if object[name] == .null {
            asked.insert(name)
            return .clear
        }
        return field(name, decode).map { .set($0) } ?? .keep
    }

    /// Reads one field of a change whose value cannot be cleared: `null` is a problem.
    package mutating func replacement<Value>(
        _ name: String, _ decode: (JSONValue) throws(FieldReason) -> Value
    ) -> Value? {
        if object[name] == .null { problems.append(FieldProblem(name, .wrongType)) }
        return field(name, decode)
    }

    /// Reads one field that is an object with fields of its own, which `read` asks for; their
    /// problems are named `<name>.<field>`. Absent gives `nil`; `null` is a problem.
    package mutating func object<Value>(
        _ name: String, _ read: (inout FieldReader) -> Value
    ) -> Value? {
        let object = replacement(name) { value throws(FieldReason) in try value.asObject() }
        guard let object else { return nil }
        var inner = FieldReader(object)
        let value = read(&inner)
        inner.noteUnknown()
        problems += inner.problems.map { FieldProblem("\(name).\($0.field)", $0.reason) }
        return value
    }

    /// Whether the field is there and says `null`; it counts as asked for then.
    package mutating func isNull(_ name: String) -> Bool {
        guard object[name] == .null else { return false }
        asked.insert(name)
        return true
    }

    /// Whether the field is not there, or `null`; it counts as asked for.
    package mutating func isMissing(_ name: String) -> Bool {
        asked.insert(name)
        return object[name] == nil || object[name] == .null
    }

    /// Notes a problem found beyond one field's own value.
    package mutating func note(_ name: String, _ reason: FieldReason) {
        problems.append(FieldProblem(name, reason))
    }

    /// - Throws: `RuleViolation.fields` naming every field with a problem.
    package consuming func finish() throws(RuleViolation) {
        noteUnknown()
        guard problems.isEmpty else { throw .fields(problems) }
    }

    private mutating func noteUnknown() {
        for member in object.members where !asked.contains(member.name) {
            guard problems.count < Self.mostProblems else { break }
            problems.append(FieldProblem(member.name, .unknown))
        }
    }
}

/// What a change does to a value that may be absent.
package enum Change<Value: Sendable>: Sendable {
    case keep
    case clear
    case set(Value)

    /// The value after the change.
    package func applied(to value: Value?) -> Value? {
        switch self {
        case .keep: value
        case .clear: nil
        case .set(let new): new
        }
    }
}

extension JSONValue {
    /// `true` or `false`, or `wrong_type`.
    package func asBoolean() throws(FieldReason) -> Bool {
        guard case .boolean(let value) = self else { throw .wrongType }
        return value
    }

    /// A whole number in a range; `wrong_type` or `out_of_range`.
    package func asInteger(in range: ClosedRange<Int>) throws(FieldReason) -> Int {
        guard case .integer(let value) = self else { throw .wrongType }
        guard let value = Int(exactly: value), range.contains(value) else { throw .outOfRange }
        return value
    }

    /// One of an enumeration's words; `wrong_type` or `not_allowed`.
    package func asWord<Word: RawRepresentable>(
        of _: Word.Type = Word.self
    ) throws(FieldReason) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try asString()) else { throw .notAllowed }
        return word
    }

    /// The string, or `wrong_type`.
    package func asString() throws(FieldReason) -> String {
        guard case .string(let text) = self else { throw .wrongType }
        return text
    }

    /// The members, or `wrong_type`.
    package func asObject() throws(FieldReason) -> JSONObject {
        guard case .object(let object) = self else { throw .wrongType }
        return object
    }

    /// The elements, or `wrong_type`.
    package func asArray() throws(FieldReason) -> [JSONValue] {
        guard case .array(let values) = self else { throw .wrongType }
        return values
    }
}
