import CLinux
import DebateRuntime
import DebateTestSupport
import Glibc

@testable import DebateFCGI

/// A real nginx of a test, in front of workers of this process: one shared listening socket
/// behind it, a socket in the home before it.
final class RealNginx: Sendable {
    private let home: TemporaryHome
    private let process: ChildProcess
    private let front: Int32
    /// The listening socket the workers share.
    let workers: Int32

    /// - Parameter requestsPerConnection: after so many nginx opens another one.
    init(requestsPerConnection: Int = 5) throws {
        // As a worker does: nginx may leave before its answer is written.
        signal(SIGPIPE, SIG_IGN)
        home = try TemporaryHome()
        let path = home.path
        workers = clinux_listen_unix(path + "/fcgi.sock", 128, 0o600)
        // nginx inherits its listening socket, so connections queue before it is up: no waiting.
        front = clinux_listen_unix(path + "/http.sock", 128, 0o600)
        guard workers >= 0, front >= 0 else { throw FileProblem("listen in", path) }
        let configuration = """
            daemon off;
            worker_processes 1;
            \(getuid() == 0 ? "user root;" : "")
            pid \(path)/nginx.pid;
            error_log \(path)/error.log warn;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path \(path)/body;
                fastcgi_temp_path \(path)/fastcgi;
                proxy_temp_path \(path)/proxy;
                uwsgi_temp_path \(path)/uwsgi;
                scgi_temp_path \(path)/scgi;
                client_max_body_size 2m;
                upstream workers {
                    server unix:\(path)/fcgi.sock max_fails=0;
                    keepalive 64;
                    keepalive_requests \(requestsPerConnection);
                    keepalive_timeout 50ms;
                }
                server {
                    listen unix:\(path)/http.sock;
                    location / {
                        fastcgi_param REQUEST_METHOD $request_method;
                        fastcgi_param REQUEST_URI $request_uri;
                        fastcgi_param DOCUMENT_URI $document_uri;
                        fastcgi_param QUERY_STRING $query_string;
                        fastcgi_param CONTENT_TYPE $content_type;
                        fastcgi_param CONTENT_LENGTH $content_length;
                        fastcgi_param DEBATE_REQUEST_ID $request_id;
                        fastcgi_keep_conn on;
                        fastcgi_read_timeout 60s;
                        fastcgi_pass workers;
                    }
                }
            }
            """
        try Files.replace(path + "/nginx.conf", with: Array(configuration.utf8))
        process = ChildProcess(
            "/usr/sbin/nginx", ["-p", path, "-c", path + "/nginx.conf", "-e", path + "/error.log"],
            environment: ["NGINX": "0;"], directory: path, input: front)
    }

    deinit {
        process.end()
        close(front)
        close(workers)
    }

    func worker(
        threads: Int, bodyLimitBytes: Int = 1_048_576,
        _ answer: @escaping @Sendable (Request) -> Response
    ) throws -> Worker {
        try Worker(listening: workers, threads: threads, bodyLimitBytes: bodyLimitBytes) { answer }
    }

    /// Sends one request on a connection of its own.
    func ask(_ method: String, _ target: String, body: [UInt8] = []) -> Answer {
        let fd = Self.connected(home.path + "/http.sock")
        defer { close(fd) }
        let head =
            "\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
            + "Content-Length: \(body.count)\r\n\r\n"
        writeAll(Array(head.utf8) + body, to: fd)
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(fd, &chunk, chunk.count)
            guard count > 0 else { break }
            received.append(contentsOf: chunk[..<count])
        }
        return Answer(received)
    }

    /// An HTTP answer, taken apart.
    struct Answer: Sendable {
        let status: Int
        let head: String
        let body: [UInt8]

        init(_ bytes: [UInt8]) {
            let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) ?? bytes.count..<bytes.count
            head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            body = Array(bytes[end.upperBound...])
            status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
        }
    }

    private static func connected(_ path: String) -> Int32 {
        let fd = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // A request that is lost fails its test instead of holding it.
        _ = clinux_set_timeouts(fd, 60_000, 60_000)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = connect(fd, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return fd
    }
}
