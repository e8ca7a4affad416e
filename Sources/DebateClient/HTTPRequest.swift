/// What is sent to a server.
package struct HTTPRequest: Sendable, Hashable {
    package var method: String
    package var url: String
    package var headers: [HTTPHeader]
    /// Sent with its length, also when empty; `nil` sends none.
    package var body: [UInt8]?

    package init(
        method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
