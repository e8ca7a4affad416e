import Glibc
import WebSocketCodec

/// One peer, from its handshake to its end.
struct EchoConnection {
    /// Suites send messages of 16 MiB.
    private static let longestMessage = 32 << 20
    private static let silenceSeconds = 10

    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        // A peer that says nothing must not keep the next one waiting for ever.
        var patience = timeval(tv_sec: Self.silenceSeconds, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    func serve() {
        if let first = shakeHands() { echo(first) }
        // Close frame and end of stream first, the rest of the peer's bytes read and dropped: a
        // plain close with unread bytes would reset the connection and could lose the frame.
        shutdown(descriptor, Int32(SHUT_WR))
        while receive() != nil {}
        close(descriptor)
    }

    /// Answers the handshake; gives the bytes that came after it, nil if there is no socket.
    private func shakeHands() -> [UInt8]? {
        var bytes: [UInt8] = []
        while let more = receive() {
            bytes += more
            switch UpgradeRequest.parse(bytes) {
            case .incomplete: continue
            case .refused(let status, let why):
                send(UpgradeRequest.refusal(status: status, why))
                return nil
            case .request(let request, let length):
                send(request.answer(protocol: nil))
                return Array(bytes[length...])
            }
        }
        return nil
    }

    private func echo(_ first: [UInt8]) {
        var parser = FrameParser(role: .server, longestMessage: Self.longestMessage)
        var bytes: [UInt8]? = first
        while let piece = bytes {
            var out: [UInt8] = []
            var isOver = false
            do throws(WebSocketFault) {
                try parser.feed(piece) { input in isOver = Self.answer(input, in: &out) }
            } catch {
                out += FrameWriter.close(code: error.code, reason: error.why)
                isOver = true
            }
            send(out)
            if isOver { return }
            bytes = receive()
        }
    }

    /// Writes what `input` wants back; true if it ends the conversation.
    private static func answer(_ input: WebSocketInput, in out: inout [UInt8]) -> Bool {
        switch input {
        case .text(let payload): FrameWriter.append(.text, payload, to: &out)
        case .binary(let payload): FrameWriter.append(.binary, payload, to: &out)
        case .ping(let payload): FrameWriter.append(.pong, payload, to: &out)
        case .pong: break
        case .close(let code, _):
            if let code {
                out += FrameWriter.close(code: code, reason: "")
            } else {
                FrameWriter.append(.close, [], to: &out)
            }
            return true
        }
        return false
    }

    /// The next bytes, nil at their end.
    private func receive() -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    private func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Glibc.send(
                    descriptor, all.baseAddress?.advanced(by: sent), all.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
