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

    /// - Throws: `RuleViolation.fields` naming every field with a problem.
    package consuming func finish() throws(RuleViolation) {
        for member in object.members where !asked.contains(member.name) {
            guard problems.count < Self.mostProblems else { break }
            problems.append(FieldProblem(member.name, .unknown))
        }
        guard problems.isEmpty else { throw .fields(problems) }
    }
}

extension JSONValue {
    /// The string, or `wrong_type`.
    package func asString() throws(FieldReason) -> String {
        guard case .string(let text) = self else { throw .wrongType }
        return text
    }

    /// The elements, or `wrong_type`.
    package func asArray() throws(FieldReason) -> [JSONValue] {
        guard case .array(let values) = self else { throw .wrongType }
        return values
    }
}
