@testable import DebateFCGI

extension Request {
    /// A request as nginx would pass it on; headers by their names in lower case.
    static func sample(
        _ method: String = "GET", _ target: String = "/api/health",
        headers: [String: String] = [:], contentType: String? = nil, body: [UInt8] = [],
        bodyIsTooLarge: Bool = false, scheme: String = "http", listener: String = "public"
    ) -> Request {
        let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
        var parameters = [
            "REQUEST_METHOD": method, "REQUEST_URI": target, "DOCUMENT_URI": halves.first ?? "",
            "QUERY_STRING": halves.dropFirst().first ?? "", "DEBATE_REQUEST_ID": "r1",
            "REMOTE_ADDR": "192.0.2.1", "REQUEST_SCHEME": scheme,
            "CONTENT_TYPE": contentType ?? "", "DEBATE_LISTENER": listener,
        ]
        for (name, value) in headers {
            parameters["HTTP_" + name.uppercased().replacing("-", with: "_")] = value
        }
        return Request(body: body, bodyIsTooLarge: bodyIsTooLarge) { [parameters] name in
            parameters["\(name)"]
        }
    }
}
