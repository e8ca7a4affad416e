internal import CCurl

/// One libcurl handle and what belongs to the exchange it carries; it is used for one exchange
/// after the other.
///
/// It speaks to our own servers: never through a proxy, never following redirects, paths sent as
/// they are written. One object belongs to one thread.
final class Transfer {
    let curl: UnsafeMutableRawPointer
    private var reception = Reception()
    private var lines: UnsafeMutablePointer<curl_slist>?
    private var timeoutMs = 0
    private var url = ""

    /// - Throws: `HTTPProblem.noClient` when libcurl has no memory left.
    init() throws(HTTPProblem) {
        guard let curl = curl_easy_init() else { throw .noClient }
        self.curl = curl
    }

    deinit {
        curl_easy_cleanup(curl)
        curl_slist_free_all(lines)
    }

    /// Forgets the last exchange and makes ready for this one.
    func prepare(_ request: HTTPRequest, timeoutMs: Int) throws(HTTPProblem) {
        curl_easy_reset(curl)
        reception = Reception()
        url = request.url
        self.timeoutMs = timeoutMs
        setUp(request)
        setReception()

        curl_slist_free_all(lines)
        lines = nil
        for line in Self.headerLines(request.headers, hasBody: request.body != nil) {
            guard let longer = curl_slist_append(lines, line) else { throw .noClient }
            lines = longer
        }
        _ = ccurl_set_pointer(curl, CURLOPT_HTTPHEADER, lines)
    }

    /// What came of it, once libcurl has said how it ended.
    func outcome(_ code: CURLcode) -> Result<HTTPAnswer, HTTPProblem> {
        guard code == CURLE_OK else { return .failure(problem(code)) }
        var status = 0
        _ = ccurl_status(curl, &status)
        return .success(
            HTTPAnswer(status: status, headers: reception.headers, body: reception.body))
    }

    /// From the first step to the last byte.
    var microseconds: Int {
        var value: curl_off_t = 0
        _ = ccurl_total_microseconds(curl, &value)
        return Int(value)
    }

    private func setUp(_ request: HTTPRequest) {
        _ = ccurl_set_string(curl, CURLOPT_URL, request.url)
        _ = ccurl_set_string(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = ccurl_set_string(curl, CURLOPT_NOPROXY, "*")
        TrustedCertificates.set(for: curl)
        _ = ccurl_set_long(curl, CURLOPT_PATH_AS_IS, 1)
        // Without it libcurl uses SIGALRM for time limits, which is wrong beside threads.
        _ = ccurl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, timeoutMs)
        if request.method == "HEAD" {
            _ = ccurl_set_long(curl, CURLOPT_NOBODY, 1)
        } else {
            _ = ccurl_set_string(curl, CURLOPT_CUSTOMREQUEST, request.method)
        }
        if let body = request.body { setBody(body) }
    }

    private func setBody(_ body: [UInt8]) {
        body.withUnsafeBytes { bytes in
            // A null pointer would make libcurl read the body from stdin.
            withUnsafeBytes(of: 0) { nothing in
                let start = bytes.baseAddress ?? nothing.baseAddress
                // The size comes first: it says how much the next option copies.
                _ = ccurl_set_long(curl, CURLOPT_POSTFIELDSIZE, bytes.count)
                _ = ccurl_set_pointer(
                    curl, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: start))
            }
        }
    }

    private func setReception() {
        let target = Unmanaged.passUnretained(reception).toOpaque()
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

    private func problem(_ code: CURLcode) -> HTTPProblem {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL(url)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST:
            .notConnected(String(cString: curl_easy_strerror(code)))
        case CURLE_OPERATION_TIMEDOUT: .timedOut(afterMs: timeoutMs)
        default: .broken(String(cString: curl_easy_strerror(code)))
        }
    }
}
