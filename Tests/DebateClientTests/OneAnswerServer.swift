import DebateRuntime
import Glibc

/// A server on a port of the kernel's choice that takes one connection, reads until the request
/// ends with the given bytes, sends one fixed answer and closes.
final class OneAnswerServer: Sendable {
    let port: Int
    private let listener: Int32

    /// - Parameter listens: else who connects is refused, and nobody else can have the port.
    init(listens: Bool = true) throws(FileProblem) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0
                    && (!listens || listen(listener, 1) == 0)
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw FileProblem("listen on", "127.0.0.1") }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(listener)
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    /// Serves one connection; returns what was received.
    func serve(until end: String, answer: String) -> String {
        let connection = accept(listener, nil, nil)
        defer {
            // A child another test forks may have the descriptor too: closing it cuts nothing then.
            shutdown(connection, Int32(SHUT_RDWR))
            close(connection)
        }
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: received, as: UTF8.self).hasSuffix(end) {
            let count = read(connection, &chunk, chunk.count)
            guard count > 0 else { break }
            received.append(contentsOf: chunk[..<count])
        }
        writeAll(Array(answer.utf8), to: connection)
        return String(decoding: received, as: UTF8.self)
    }
}
