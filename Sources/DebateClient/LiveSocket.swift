internal import WebSocketCodec

/// A blocking WebSocket client for the live protocol, over TCP or TLS.
///
/// Pings are answered while the caller waits for messages. One object belongs to one thread.
/// Source: RFC 6455; docs/protocol.md.
package final class LiveSocket {
    private let connection: RawConnection
    private var parser: FrameParser
    private var arrived: [WebSocketInput] = []
    private var end: LiveSocketEnd?
    private let timeoutMs: Int
    private var random = SystemRandomNumberGenerator()

    /// The subprotocol asked for; a server that does not take it is none of ours.
    package static let subprotocol = "debate.v1"
    /// A longer message ends the connection with 1009.
    package static let longestMessage = 4 << 20

    /// Connects and shakes hands.
    ///
    /// `url`: `ws`, `wss`, `http` or `https`, with the path of the socket.
    /// `timeoutMs`: for each of the two, and later for every frame sent; default 10 000.
    /// - Throws: `LiveSocketProblem` when there is no server, or it opens no socket.
    package init(
        url: String, headers: [HTTPHeader] = [], timeoutMs: Int = 10_000
    ) throws(LiveSocketProblem) {
        guard let address = LiveAddress(url) else { throw .notConnected(.badURL(url)) }
        self.timeoutMs = timeoutMs
        do throws(HTTPProblem) {
            connection = try RawConnection(to: address, timeoutMs: timeoutMs)
        } catch {
            throw .notConnected(error)
        }
        parser = FrameParser(role: .client, longestMessage: Self.longestMessage)
        let handshake = ClientHandshake(
            host: address.host, path: address.path,
            key: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) },
            protocols: [Self.subprotocol], headers: headers.map { ($0.name, $0.value) })
        feed(try shakeHands(handshake))
    }

    /// Sends one text message. Nothing is sent once the connection is over: `next` tells.
    package func send(_ text: [UInt8]) {
        guard end == nil else { return }
        write(.text, text)
    }

    /// The next message, or how the connection ended; `nil` when nothing came in time.
    package func next(withinMs limitMs: Int) -> LiveSocketInput? {
        while true {
            while !arrived.isEmpty {
                switch arrived.removeFirst() {
                case .text(let text): return .message(text)
                case .binary: finish(1003, "binary")
                case .ping(let payload): write(.pong, payload)
                case .pong: break
                case .close(let code, let reason):
                    // Answered with the same code (RFC 6455 §5.5.1).
                    if end == nil { writeClose(code ?? 1000, "") }
                    over(LiveSocketEnd(code: code, reason: reason, byServer: true))
                }
            }
            if let end { return .ended(end) }
            switch connection.receive(withinMs: limitMs) {
            case .bytes(let bytes): feed(bytes)
            case .nothing: return nil
            case .end: over(LiveSocketEnd(code: nil, reason: [], byServer: true))
            }
        }
    }

    /// Says goodbye; nothing is waited for.
    package func close(code: UInt16 = 1000, reason: String = "") {
        guard end == nil else { return }
        finish(code, reason)
    }

    // MARK: Steps

    /// Returns the bytes that came after the answer's head.
    private func shakeHands(_ handshake: ClientHandshake) throws(LiveSocketProblem) -> [UInt8] {
        guard connection.send(handshake.request, timeoutMs: timeoutMs) else {
            throw .notConnected(.broken("the request was not taken"))
        }
        var bytes: [UInt8] = []
        while true {
            switch handshake.parse(bytes) {
            case .accepted(protocol: Self.subprotocol, let length):
                return Array(bytes[length...])
            case .accepted: throw .refused(status: 101, why: "without \(Self.subprotocol)")
            case .refused(let status, let why): throw .refused(status: status, why: why)
            case .incomplete: break
            }
            switch connection.receive(withinMs: timeoutMs) {
            case .bytes(let more): bytes += more
            case .nothing: throw .notConnected(.timedOut(afterMs: timeoutMs))
            case .end: throw .notConnected(.broken("closed before an answer"))
            }
        }
    }

    private func feed(_ bytes: [UInt8]) {
        do throws(WebSocketFault) {
            try parser.feed(bytes) { arrived.append($0) }
        } catch {
            finish(error.code, error.why)
        }
    }

    /// Ends the connection from this side.
    private func finish(_ code: UInt16, _ reason: String) {
        writeClose(code, reason)
        over(LiveSocketEnd(code: code, reason: Array(reason.utf8), byServer: false))
    }

    /// The first end counts.
    private func over(_ end: LiveSocketEnd) {
        if self.end == nil { self.end = end }
    }

    private func writeClose(_ code: UInt16, _ reason: String) {
        write(.close, FrameWriter.closePayload(code: code, reason: reason))
    }

    private func write(_ opcode: Opcode, _ payload: [UInt8]) {
        var frame: [UInt8] = []
        FrameWriter.appendMasked(
            opcode, payload, key: UInt32.random(in: 0...UInt32.max, using: &random), to: &frame)
        if !connection.send(frame, timeoutMs: timeoutMs) {
            over(LiveSocketEnd(code: nil, reason: [], byServer: true))
        }
    }
}

/// What comes from a socket.
package enum LiveSocketInput: Sendable, Hashable {
    /// UTF-8.
    case message([UInt8])
    /// The same again at every later call.
    case ended(LiveSocketEnd)
}

/// How a connection ended.
package struct LiveSocketEnd: Sendable, Hashable {
    /// `nil`: cut without a word, or a close frame without a code.
    package let code: Int?
    package let reason: String
    /// Whether the other side ended it; else it broke the protocol, or we were done.
    package let byServer: Bool

    init(code: UInt16?, reason: [UInt8], byServer: Bool) {
        self.code = code.map { Int($0) }
        self.reason = String(decoding: reason, as: UTF8.self)
        self.byServer = byServer
    }
}
