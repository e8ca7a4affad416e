import CFastCGI
import CLinux
import DebateRuntime
import Glibc
import Synchronization

/// What the request threads of one worker share.
final class SharedDescriptors: Sendable {
    /// The inherited listening socket: other workers accept on it too.
    let listening: Int32
    let epoll: Int32
    /// Readable once the threads are to end; never read, so that every thread sees it.
    let stop: Int32
    /// Connections accepted, or being accepted, and not yet closed.
    let openConnections = Atomic<Int>(0)
    /// Set once, when a drain begins: from then on nothing is accepted.
    let isDraining = Atomic<Bool>(false)

    init(listening: Int32) throws(FileProblem) {
        self.listening = listening
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        stop = eventfd(0, Int32(EFD_CLOEXEC))
        guard epoll >= 0, stop >= 0 else { throw FileProblem("make", "epoll and eventfd") }
        // One inherited open file description serves all workers and may be set to block; the
        // loser of an accept race then hangs in accept. This timeout is the cure: it belongs to
        // the socket, and accepted AF_UNIX sockets do not inherit it.
        guard clinux_set_timeouts(listening, 10, -1) == 0,
            clinux_epoll_ctl(
                epoll, EPOLL_CTL_ADD, listening, CLINUX_EPOLLIN | CLINUX_EPOLLEXCLUSIVE) == 0,
            clinux_epoll_ctl(epoll, EPOLL_CTL_ADD, stop, CLINUX_EPOLLIN) == 0
        else { throw FileProblem("listen on", "descriptor 0, which must be a listening socket") }
    }
}

/// One thread that answers requests, one at a time.
///
/// The accept is ours and libfcgi gets a descriptor only when a request is there to read: a
/// thread is never held by an idle connection, so any number of kept connections shares a few
/// threads (docs/decisions/0002-worker-hand-off.md).
struct RequestThread: ~Copyable {
    /// A peer that stops within a record holds a thread no longer than this, in milliseconds.
    static let peerTimeoutMs: Int32 = 30_000

    private let shared: SharedDescriptors
    private let bodyLimitBytes: Int
    private let answer: (Request) -> Response
    private let pulse: Pulse
    private let exchange: UnsafeMutablePointer<FCGX_Request>

    /// - Parameter pulse: tells others whether this thread goes on.
    init(
        shared: SharedDescriptors, bodyLimitBytes: Int, pulse: Pulse,
        answer: @escaping (Request) -> Response
    ) {
        self.shared = shared
        self.pulse = pulse
        self.bodyLimitBytes = bodyLimitBytes
        self.answer = answer
        exchange = .allocate(capacity: 1)
        FCGX_InitRequest(exchange, -1, FCGI_FAIL_ACCEPT_ON_INTR)
    }

    deinit {
        FCGX_Free(exchange, 1)
        exchange.deallocate()
    }

    /// Serves until the stop descriptor becomes readable.
    func run() {
        while true {
            let ready = clinux_epoll_wait_one(shared.epoll, -1)
            if ready < 0 { continue }
            if ready == shared.stop { return }
            pulse.begin()
            if ready == shared.listening { accept() } else { serve(ready, isParked: true) }
            pulse.end()
        }
    }

    /// Counts first and looks for the drain second, as the drain sets its mark first and looks at
    /// the count second: so it never ends the threads while one of them takes a connection.
    private func accept() {
        shared.openConnections.add(1, ordering: .sequentiallyConsistent)
        let isDraining = shared.isDraining.load(ordering: .sequentiallyConsistent)
        let fd = isDraining ? -1 : clinux_accept(shared.listening)
        guard fd >= 0 else {
            shared.openConnections.subtract(1, ordering: .relaxed)
            return
        }
        _ = clinux_set_timeouts(fd, Self.peerTimeoutMs, Self.peerTimeoutMs)
        if clinux_readable_now(fd) != 0 {
            serve(fd, isParked: false)
        } else {
            park(fd, again: false)
        }
    }

    private func serve(_ fd: Int32, isParked: Bool) {
        exchange.pointee.ipcFd = fd
        // Accept_r begins by finishing what was before; without this it would close `fd`.
        exchange.pointee.keepConnection = 1
        guard FCGX_Accept_r(exchange) >= 0 else {
            // The peer closed, or what it sent is no FastCGI: libfcgi has closed the descriptor.
            exchange.pointee.ipcFd = -1
            shared.openConnections.subtract(1, ordering: .relaxed)
            return
        }
        answerExchange()
        FCGX_Finish_r(exchange)
        guard exchange.pointee.ipcFd >= 0 else {
            shared.openConnections.subtract(1, ordering: .relaxed)
            return
        }
        exchange.pointee.ipcFd = -1
        park(fd, again: isParked)
    }

    /// Leaves a connection to epoll until its next request has begun to arrive.
    private func park(_ fd: Int32, again: Bool) {
        let events = CLINUX_EPOLLIN | CLINUX_EPOLLRDHUP | CLINUX_EPOLLONESHOT
        let operation = again ? EPOLL_CTL_MOD : EPOLL_CTL_ADD
        if clinux_epoll_ctl(shared.epoll, operation, fd, events) != 0 {
            close(fd)
            shared.openConnections.subtract(1, ordering: .relaxed)
        }
    }

    private func answerExchange() {
        let (body, isTooLarge) = readBody()
        // The peer broke off or aborted: half a request is not acted upon, even where its body
        // looks whole so far. Finish then closes the connection.
        guard FCGX_GetError(exchange.pointee.in) == 0 else { return }
        let parameters = exchange.pointee.envp
        let request = Request(body: body, bodyIsTooLarge: isTooLarge) { name in
            name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) {
                FCGX_GetParam($0, parameters).map { String(cString: $0) }
            }
        }
        let response = answer(request)
        let bytes = response.bytes(withoutBody: request.method == "HEAD")
        bytes.withUnsafeBytes { buffer in
            let characters = buffer.assumingMemoryBound(to: CChar.self)
            _ = FCGX_PutStr(characters.baseAddress, Int32(characters.count), exchange.pointee.out)
        }
    }

    /// Reads the body to its end: what is left in the stream would be taken for the next request.
    private func readBody() -> (body: [UInt8], isTooLarge: Bool) {
        var body: [UInt8] = []
        var isTooLarge = false
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { chunk in
            while true {
                let count = Int(
                    FCGX_GetStr(chunk.baseAddress, Int32(chunk.count), exchange.pointee.in))
                if count <= 0 { return }
                if body.count + count > bodyLimitBytes {
                    isTooLarge = true
                    body = []
                } else if !isTooLarge {
                    let bytes = UnsafeRawBufferPointer(
                        rebasing: UnsafeRawBufferPointer(chunk)[..<count])
                    body.append(contentsOf: bytes)
                }
            }
        }
        return (body, isTooLarge)
    }
}
