package import DebateRuntime
import Glibc
import WebSocketCodec

/// A server on a port of the kernel's choice that plays one script on each socket opened to it, and
/// answers other requests from a list.
///
/// Connections are served one after the other, in the order they come.
package final class ScriptedLiveServer: Sendable {
    package let port: Int
    private let listener: Int32
    private let memory: Monitor<Memory>

    /// What is done on a socket; at a script's end the connection is cut.
    package enum Step: Sendable {
        case send(String)
        /// Bytes as they are, whatever they mean.
        case raw([UInt8])
        /// Waits for a text message, which is kept.
        case receive
        case ping(String)
        /// Says goodbye and waits for the answer.
        case close(UInt16, String)
        /// Answers the request for a socket with this status instead.
        case refuse(Int)
        /// Stays silent until the client leaves.
        case wait
    }

    private struct Memory {
        var scripts: [[Step]]
        var messages: [String] = []
        var requests: [String] = []
    }

    private struct Answers {
        let status: Int
        let bodies: [String]
    }

    /// - Parameters:
    ///   - scripts: one a socket; when they are used up sockets are refused with 503.
    ///   - answers: bodies of the answers to other requests; the last again and again.
    ///   - status: of these answers.
    package init(
        _ scripts: [[Step]], answers: [String] = [""], status: Int = 200
    ) throws(FileProblem) {
        // A client that left before its script ended is no reason to die.
        signal(SIGPIPE, SIG_IGN)
        let listener = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw FileProblem("listen on", "127.0.0.1") }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        memory = Monitor(Memory(scripts: scripts))
        let answers = Answers(status: status, bodies: answers)
        _ = Thread(name: "scripted") { [listener, memory, answers] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                Self.serve(connection, memory, answers)
                // A child another test forks may have the descriptor too: closing it cuts nothing
                // then.
                shutdown(connection, Int32(SHUT_RDWR))
                Glibc.close(connection)
            }
            Glibc.close(listener)
        }
    }

    deinit {
        // Ends the thread's accept.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// Text messages received, in order.
    package var messages: [String] { memory.update { $0.messages } }

    /// Paths asked for by requests that were no sockets.
    package var requests: [String] { memory.update { $0.requests } }

    // MARK: One connection

    private static func serve(_ fd: Int32, _ memory: Monitor<Memory>, _ answers: Answers) {
        var head: [UInt8] = []
        while !head.ends(with: "\r\n\r\n".utf8) {
            guard let more = receive(fd) else { return }
            head += more
        }
        let target = String(decoding: head, as: UTF8.self).split(separator: " ").dropFirst().first
        guard case .request(let request, _) = UpgradeRequest.parse(head) else {
            let body = memory.update { memory in
                memory.requests.append(String(target ?? ""))
                return answers.bodies[min(memory.requests.count, answers.bodies.count) - 1]
            }
            return answer(fd, status: answers.status, body: body)
        }
        let script = memory.update { memory in
            memory.scripts.isEmpty ? [.refuse(503)] : memory.scripts.removeFirst()
        }
        if case .refuse(let status)? = script.first { return answer(fd, status: status, body: "") }
        writeAll(request.answer(protocol: request.protocols.first), to: fd)
        play(script, on: fd, memory)
    }

    private static func answer(_ fd: Int32, status: Int, body: String) {
        let head =
            "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\r\n"
        writeAll(Array((head + body).utf8), to: fd)
    }

    private static func play(_ script: [Step], on fd: Int32, _ memory: Monitor<Memory>) {
        var inputs = Inputs(fd: fd)
        for step in script {
            switch step {
            case .send(let text): write(.text, text, to: fd)
            case .raw(let bytes): writeAll(bytes, to: fd)
            case .ping(let text):
                write(.ping, text, to: fd)
                guard inputs.first(where: { $0 == .pong(Array(text.utf8)) }) != nil else { return }
            case .receive:
                let message = inputs.first { if case .text = $0 { true } else { false } }
                guard case .text(let bytes)? = message else { return }
                memory.update { $0.messages.append(String(decoding: bytes, as: UTF8.self)) }
            case .close(let code, let reason):
                writeAll(FrameWriter.close(code: code, reason: reason), to: fd)
                _ = inputs.first { if case .close = $0 { true } else { false } }
            case .wait: _ = inputs.first { _ in false }
            case .refuse: return
            }
        }
    }

    private static func write(_ opcode: Opcode, _ text: String, to fd: Int32) {
        var frame: [UInt8] = []
        FrameWriter.append(opcode, Array(text.utf8), to: &frame)
        writeAll(frame, to: fd)
    }

    private static func receive(_ fd: Int32) -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = read(fd, &chunk, chunk.count)
        return count > 0 ? Array(chunk[..<count]) : nil
    }

    /// What the client sends.
    private struct Inputs {
        let fd: Int32
        private var parser = FrameParser(role: .server, longestMessage: 1 << 16)
        private var arrived: [WebSocketInput] = []

        init(fd: Int32) {
            self.fd = fd
        }

        /// The first that fits, those before it passed over; `nil` when the client leaves before.
        mutating func first(where fits: (WebSocketInput) -> Bool) -> WebSocketInput? {
            while true {
                while !arrived.isEmpty {
                    let input = arrived.removeFirst()
                    if fits(input) { return input }
                }
                guard let bytes = ScriptedLiveServer.receive(fd) else { return nil }
                do throws(WebSocketFault) {
                    try parser.feed(bytes) { arrived.append($0) }
                } catch {
                    return nil
                }
            }
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with end: some Collection<UInt8>) -> Bool {
        suffix(end.count).elementsEqual(end)
    }
}
