internal import CCurl
internal import Glibc

/// A connection that libcurl made, TLS included, and whose bytes are ours.
///
/// Source: curl.se/libcurl/c/CURLOPT_CONNECT_ONLY.html, curl_easy_send, curl_easy_recv.
final class RawConnection {
    private let curl: UnsafeMutableRawPointer
    private let socket: curl_socket_t
    private var chunk = [UInt8](repeating: 0, count: 16_384)

    /// - Throws: `HTTPProblem` when nobody answers within `timeoutMs`.
    init(to address: LiveAddress, timeoutMs: Int) throws(HTTPProblem) {
        guard let curl = curl_easy_init() else { throw .noClient }
        _ = ccurl_set_string(curl, CURLOPT_URL, address.url)
        _ = ccurl_set_string(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = ccurl_set_string(curl, CURLOPT_NOPROXY, "*")
        TrustedCertificates.set(for: curl)
        _ = ccurl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(curl, CURLOPT_CONNECT_ONLY, 1)
        // Else TLS would agree on HTTP/2, in which there is no upgrade.
        _ = ccurl_set_long(curl, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        _ = ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, timeoutMs)
        var socket = curl_socket_t(-1)
        let code = curl_easy_perform(curl)
        if code == CURLE_OK { _ = ccurl_socket(curl, &socket) }
        guard code == CURLE_OK, socket >= 0 else {
            curl_easy_cleanup(curl)
            throw Self.problem(code, address.url, timeoutMs)
        }
        self.curl = curl
        self.socket = socket
    }

    deinit {
        curl_easy_cleanup(curl)
    }

    /// What came of an attempt to read.
    enum Received {
        case bytes([UInt8])
        /// Nothing came in time.
        case nothing
        /// The other side is gone.
        case end
    }

    /// The next bytes, as many as are there.
    func receive(withinMs limitMs: Int) -> Received {
        // TLS may hold bytes that the socket has given up already: read first, wait then.
        for mayWait in [true, false] {
            var count = 0
            switch curl_easy_recv(curl, &chunk, chunk.count, &count) {
            case CURLE_OK: return count > 0 ? .bytes(Array(chunk[..<count])) : .end
            case CURLE_AGAIN:
                if mayWait { wait(for: POLLIN, ms: limitMs) }
            default: return .end
            }
        }
        return .nothing
    }

    /// Sends everything. `false` when the other side is gone, or takes nothing for `timeoutMs`.
    func send(_ bytes: [UInt8], timeoutMs: Int) -> Bool {
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = bytes[sent...].withUnsafeBytes { rest in
                curl_easy_send(curl, rest.baseAddress, rest.count, &count)
            }
            switch code {
            case CURLE_OK: sent += count
            case CURLE_AGAIN:
                guard wait(for: POLLOUT, ms: timeoutMs) else { return false }
            default: return false
            }
        }
        return true
    }

    @discardableResult
    private func wait(for events: Int32, ms: Int) -> Bool {
        var wanted = pollfd(fd: socket, events: Int16(events), revents: 0)
        return poll(&wanted, 1, Int32(clamping: max(ms, 0))) > 0
    }

    private static func problem(_ code: CURLcode, _ url: String, _ timeoutMs: Int) -> HTTPProblem {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL(url)
        case CURLE_OPERATION_TIMEDOUT: .timedOut(afterMs: timeoutMs)
        default: .notConnected(String(cString: curl_easy_strerror(code)))
        }
    }
}
