internal import CCurl

/// A blocking HTTP/1.1 client over libcurl that keeps its connections open between requests.
///
/// One object belongs to one thread.
package final class HTTPClient {
    private let transfer: Transfer

    /// - Throws: `HTTPProblem.noClient` when libcurl has no memory left.
    package init() throws(HTTPProblem) {
        transfer = try Transfer()
    }

    /// Sends one request and waits for the whole answer.
    ///
    /// `body`: sent with its length, also when empty; `nil` sends none.
    /// `timeoutMs`: for everything, connecting included; default 10 000; 0 = no limit.
    /// - Throws: `HTTPProblem` when there is no answer; any status is an answer.
    package func send(
        method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
        timeoutMs: Int = 10_000
    ) throws(HTTPProblem) -> HTTPAnswer {
        try send(
            HTTPRequest(method: method, url: url, headers: headers, body: body),
            timeoutMs: timeoutMs)
    }

    /// The same, of a request made before.
    package func send(
        _ request: HTTPRequest, timeoutMs: Int = 10_000
    ) throws(HTTPProblem) -> HTTPAnswer {
        try transfer.prepare(request, timeoutMs: timeoutMs)
        return try transfer.outcome(curl_easy_perform(transfer.curl)).get()
    }
}
