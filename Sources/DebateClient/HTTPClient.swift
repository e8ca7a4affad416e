internal import CCurl

/// A blocking HTTP/1.1 client over libcurl that keeps its connections open between requests.
///
/// It speaks to our own servers: never through a proxy, never following redirects, paths sent as
/// they are written. One object belongs to one thread.
package final class HTTPClient {
    private let curl: UnsafeMutableRawPointer

    /// - Throws: `HTTPProblem.noClient` when libcurl has no memory left.
    package init() throws(HTTPProblem) {
        guard let curl = curl_easy_init() else { throw .noClient }
        self.curl = curl
    }

    deinit {
        curl_easy_cleanup(curl)
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
        curl_easy_reset(curl)
        let reception = Reception()
        setUp(method: method, url: url, timeoutMs: timeoutMs, reception: reception)

        var lines: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(lines) }
        for line in Self.headerLines(headers, hasBody: body != nil) {
            guard let longer = curl_slist_append(lines, line) else { throw .noClient }
            lines = longer
        }
        _ = ccurl_set_pointer(curl, CURLOPT_HTTPHEADER, lines)

        let code = perform(body)
        guard code == CURLE_OK else { throw problem(code, url: url, timeoutMs: timeoutMs) }
        var status = 0
        _ = ccurl_status(curl, &status)
        return HTTPAnswer(status: status, headers: reception.headers, body: reception.body)
    }

    private func setUp(method: String, url: String, timeoutMs: Int, reception: Reception) {
        let target = Unmanaged.passUnretained(reception).toOpaque()
        _ = ccurl_set_string(curl, CURLOPT_URL, url)
        _ = ccurl_set_string(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = ccurl_set_string(curl, CURLOPT_NOPROXY, "*")
        _ = ccurl_set_long(curl, CURLOPT_PATH_AS_IS, 1)
        // Without it libcurl uses SIGALRM for time limits, which is wrong beside threads.
        _ = ccurl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, timeoutMs)
        if method == "HEAD" {
            _ = ccurl_set_long(curl, CURLOPT_NOBODY, 1)
        } else {
            _ = ccurl_set_string(curl, CURLOPT_CUSTOMREQUEST, method)
        }
        _ = ccurl_set_pointer(curl, CURLOPT_HEADERDATA, target)
        _ = ccurl_set_write(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, target in
            Reception.at(target)?.takeHeaderLine(bytes, size * count)
            return size * count
        }
        _ = ccurl_set_pointer(curl, CURLOPT_WRITEDATA, target)
        _ = ccurl_set_write(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
            Reception.at(target)?.takeBody(bytes, size * count)
            return size * count
        }
    }

    /// libcurl's own additions are taken out: no `Expect`, no form type nobody asked for.
    private static func headerLines(_ headers: [HTTPHeader], hasBody: Bool) -> [String] {
        // "Name;" is how libcurl spells a header with an empty value.
        var lines = headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        guard hasBody else { return lines }
        lines.append("Expect:")
        if !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        return lines
    }

    private func perform(_ body: [UInt8]?) -> CURLcode {
        guard let body else { return curl_easy_perform(curl) }
        return body.withUnsafeBytes { bytes in
            // A null pointer would make libcurl read the body from stdin.
            withUnsafeBytes(of: 0) { nothing in
                let start = bytes.baseAddress ?? nothing.baseAddress
                _ = ccurl_set_long(curl, CURLOPT_POSTFIELDSIZE, bytes.count)
                _ = ccurl_set_pointer(
                    curl, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: start))
                return curl_easy_perform(curl)
            }
        }
    }

    private func problem(_ code: CURLcode, url: String, timeoutMs: Int) -> HTTPProblem {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL(url)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST:
            .notConnected(String(cString: curl_easy_strerror(code)))
        case CURLE_OPERATION_TIMEDOUT: .timedOut(afterMs: timeoutMs)
        default: .broken(String(cString: curl_easy_strerror(code)))
        }
    }
}
