/// What must hold of both sides of the handshake, whatever the other side sends.
enum FuzzHandshake {
    /// The nonce of RFC 6455 §1.3.
    private static let key = Array("the sample nonce".utf8)

    /// What a server says to that nonce.
    static let goodAnswer = Array(
        """
        HTTP/1.1 101 Switching Protocols\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
        Sec-WebSocket-Protocol: debate.v1\r
        \r\n
        """.utf8)

    static func checkRequest(_ input: FuzzInput) {
        let whole = UpgradeRequest.parse(input.bytes)
        let first = firstVerdict(of: input) { bytes in
            let parsed = UpgradeRequest.parse(bytes)
            if case .incomplete = parsed { return nil }
            return "\(parsed)"
        }
        switch whole {
        case .incomplete: precondition(first == nil, "a verdict on less")
        case .refused(let status, let why):
            precondition(first == "\(whole)", "cuts matter")
            precondition([400, 405, 426, 431].contains(status), "status \(status)")
            precondition(UpgradeRequest.refusal(status: status, why).starts(with: "HTTP/1.1 ".utf8))
        case .request(let request, let length):
            precondition(first == "\(whole)", "cuts matter")
            precondition(length <= min(8192, input.bytes.count), "a head longer than its bytes")
            precondition(request.path.utf8.first == UInt8(ascii: "/"), "path")
            precondition(request.key.utf8.count == 24, "key")
            precondition(request.header("Host") != nil, "no Host")
            checkAnswers(to: request)
        }
    }

    /// Each answer is one head without anything behind it, and small.
    private static func checkAnswers(to request: UpgradeRequest) {
        for chosen in [nil] + request.protocols.prefix(2).map(Optional.some) {
            let answer = request.answer(protocol: chosen)
            precondition(answer.count < 200 + (chosen?.utf8.count ?? 0), "a long answer")
            guard case .head(let head) = answer.withUnsafeBytes({ HTTPHead.parse($0) }) else {
                preconditionFailure("an answer that is no head")
            }
            precondition(head.length == answer.count, "an answer of two heads")
            precondition(head.values("sec-websocket-protocol") == [chosen].compactMap { $0 })
        }
    }

    static func checkAnswer(_ input: FuzzInput) {
        let handshake = ClientHandshake(host: "a", path: "/", key: key, protocols: ["debate.v1"])
        let whole = handshake.parse(input.bytes)
        let first = firstVerdict(of: input) { bytes in
            let parsed = handshake.parse(bytes)
            return parsed == .incomplete ? nil : "\(parsed)"
        }
        precondition(first == (whole == .incomplete ? nil : "\(whole)"), "cuts matter")
        if case .accepted(let chosen, let length) = whole {
            precondition(chosen == nil || chosen == "debate.v1", "a subprotocol nobody offered")
            precondition(length <= min(8192, input.bytes.count), "a head longer than its bytes")
        }
    }

    /// What is said of the first growing part of the bytes of which anything is said.
    private static func firstVerdict(
        of input: FuzzInput, _ verdict: ([UInt8]) -> String?
    ) -> String? {
        var seen: [UInt8] = []
        for piece in input.pieces {
            seen += piece
            if let said = verdict(seen) { return said }
        }
        return verdict(seen)
    }
}
