import DebateDomain
import WebSocketCodec

extension Hub {
    /// Bytes that came in from a peer.
    func received(_ bytes: UnsafeRawBufferPointer, from peer: Peer, hello: HelloRule) {
        guard isCurrent(peer) else { return }
        switch connections[Int(peer.fd)].phase {
        case .opening: open(peer, bytes, hello)
        case .open: feed(peer, bytes)
        case .closing: hear(bytes, from: peer)
        case .free: break
        }
        if isCurrent(peer) {
            pump(peer.fd)
            dropSideIfEmpty(peer.fd)
        }
        endDoomed()
    }

    /// The request to upgrade, and what came after it in the same bytes.
    private func open(_ peer: Peer, _ bytes: UnsafeRawBufferPointer, _ hello: HelloRule) {
        let fd = peer.fd
        let side = side(fd)
        side.request += bytes
        switch UpgradeRequest.parse(side.request) {
        case .incomplete:
            break
        case .refused(let status, let why):
            refuse(peer, status, why)
        case .request(let request, let length):
            let rest = Array(side.request[length...])
            side.request = []
            switch hello.decide(request) {
            case .refuse(let status, let why):
                refuse(peer, status, why)
            case .accept(let subprotocol):
                connections[Int(fd)].phase = .open
                enqueue(OutputChunk(request.answer(protocol: subprotocol)), fd)
                enqueue(
                    .hello(
                        connection: "c\(peer.generation)", nowMs: now.wallMs,
                        beatMs: Int(LiveLimits.beatMs), limits: Self.limits), fd)
                if !rest.isEmpty { rest.withUnsafeBytes { feed(peer, $0) } }
            }
        }
    }

    static var limits: FrameLimits {
        FrameLimits(
            frameBytes: LiveLimits.frameBytes, channels: LiveLimits.channels,
            framesPer10s: LiveLimits.framesPer10s)
    }

    private func refuse(_ peer: Peer, _ status: Int, _ why: String) {
        connections[Int(peer.fd)].phase = .closing
        side(peer.fd).request = []
        side(peer.fd).farewell = Farewell(atTick: tick, isAwaited: false)
        closing.insert(peer.fd)
        enqueue(OutputChunk(UpgradeRequest.refusal(status: status, why)), peer.fd)
    }

    private func feed(_ peer: Peer, _ bytes: UnsafeRawBufferPointer) {
        let fd = peer.fd
        var parser = sides[fd]?.parser ?? newParser()
        var inputs: [WebSocketInput] = []
        var fault: WebSocketFault?
        do throws(WebSocketFault) {
            try parser.feed(bytes) { inputs.append($0) }
        } catch {
            fault = error
        }
        if parser.isAtRest {
            sides[fd]?.parser = nil
        } else {
            side(fd).parser = parser
        }
        for input in inputs {
            guard isCurrent(peer), connections[Int(fd)].phase == .open, doomed.isEmpty else {
                return
            }
            let held: Set<Channel> = if case .text = input { held(by: fd) } else { [] }
            act(peer, .received(input, held: held))
        }
        if let fault { act(peer, .fault(fault)) }
    }

    func newParser() -> FrameParser {
        FrameParser(role: .server, longestMessage: LiveLimits.frameBytes)
    }

    /// Lets the session decide, and does what it says.
    func act(_ peer: Peer, _ input: Session.Input) {
        let fd = peer.fd
        for action in connections[Int(fd)].session.handle(input, atTick: tick) {
            switch action {
            case .subscribe(let channel, let ref, let since, let token):
                subscribe(peer, to: channel, ref: ref, since: since, token: token)
            case .unsubscribe(let channel):
                unsubscribe(peer, from: channel)
            case .refuse(let ref, let code):
                enqueue(.error(ref: ref, code: code, message: code.sentence), fd)
            case .ping:
                enqueue(.ping, [], fd)
            case .pong(let payload):
                enqueue(.pong, payload, fd)
            case .close(let code, let reason, let spreadMs):
                doom(peer, code, reason, spreadMs: spreadMs)
            }
        }
    }

    /// The peer has closed its side, or is gone.
    func closed(_ peer: Peer) {
        end(peer)
        endDoomed()
    }
}

/// Which requests to upgrade are taken.
struct HelloRule: Sendable {
    /// Origins besides our own, as `https://host[:port]`.
    let origins: [String]

    enum Decision: Sendable, Hashable {
        case accept(subprotocol: String)
        case refuse(status: Int, why: String)
    }

    static let subprotocol = "debate.v1"

    /// A browser names its page's origin; whoever names none is no browser.
    func decide(_ request: UpgradeRequest) -> Decision {
        guard request.path == "/ws" || request.path.hasPrefix("/ws?") else {
            return .refuse(status: 404, why: "not found")
        }
        if let origin = request.header("Origin"), !allows(origin, host: request.header("Host")) {
            return .refuse(status: 403, why: "origin not allowed")
        }
        guard request.protocols.contains(Self.subprotocol) else {
            return .refuse(status: 400, why: "subprotocol debate.v1 is needed")
        }
        return .accept(subprotocol: Self.subprotocol)
    }

    /// Ours is host and port as in `Host`; which of the web's schemes is not compared, since TLS
    /// may end before us.
    private func allows(_ origin: String, host: String?) -> Bool {
        if origins.contains(origin) { return true }
        guard let host else { return false }
        let lowered = origin.lowercased()
        return ["http://", "https://"].contains { lowered == $0 + host.lowercased() }
    }
}
