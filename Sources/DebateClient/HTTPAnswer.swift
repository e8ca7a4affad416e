/// One header line of a request or an answer. Names compare without case.
package struct HTTPHeader: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a server answered, whatever its status.
package struct HTTPAnswer: Sendable, Hashable {
    package let status: Int
    /// In the order they came; a name may stand more than once.
    package let headers: [HTTPHeader]
    package let body: [UInt8]

    package init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, found without regard to case.
    package func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name.lowercased() == name }?.value
    }

    /// The body as UTF-8; bytes that are none show as replacement characters.
    package var text: String {
        String(decoding: body, as: UTF8.self)
    }
}
