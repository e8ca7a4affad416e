@testable import DebateDomain

/// A request's body, from its text.
func body(_ json: String) throws -> JSONObject {
    guard case .object(let object) = try JSONParser.parse(Array(json.utf8)) else {
        throw JSONProblem(offsetBytes: 0, kind: .unexpectedByte)
    }
    return object
}
