import DebateDomain

/// One request on its way through a handler: what was asked, by whom, and what it may use.
struct Call {
    let request: Request
    let parameters: [String: String]
    let services: Services
    private let knownVisitor: Visitor?

    /// - Parameter visitor: the caller's device, on `personal` routes.
    init(
        request: Request, parameters: [String: String], services: Services, visitor: Visitor?
    ) {
        self.request = request
        self.parameters = parameters
        self.services = services
        knownVisitor = visitor
    }

    /// The caller's device. Only routes declared `personal` know it.
    var visitor: Visitor {
        guard let knownVisitor else {
            preconditionFailure("\(request.path) asks for the visitor but is not personal")
        }
        return knownVisitor
    }

    /// The text at `{name}` of the route's path.
    func parameter(_ name: String) -> String {
        parameters[name] ?? ""
    }

    var query: QueryParameters { QueryParameters(request.query) }

    /// The body as a JSON object.
    func jsonObject() throws(Failure) -> JSONObject {
        guard isJSON, request.header("HTTP_CONTENT_ENCODING") == nil else { throw .unsupportedType }
        guard !request.bodyIsTooLarge else { throw .tooLarge }
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONParser.parse(request.body)
        } catch {
            throw .badJSON(error)
        }
        guard case .object(let object) = value else { throw .bodyIsNoObject }
        return object
    }

    /// JSON is UTF-8 (RFC 8259 §8.1); a `charset` that says otherwise is refused.
    private var isJSON: Bool {
        let parts = (request.contentType ?? "")
            .split(separator: ";", omittingEmptySubsequences: false)
            .map { part in
                let start = part.drop { $0 == " " || $0 == "\t" }
                let end = start.lastIndex { $0 != " " && $0 != "\t" }
                return (end.map { start[...$0] } ?? "").filter { $0 != "\"" }.lowercased()
            }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" }
    }
}
