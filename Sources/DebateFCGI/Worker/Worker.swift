import CFastCGI
import CLinux
import DebateRuntime
import Glibc
import Synchronization

/// One worker process: a few threads that answer requests from an inherited listening socket.
///
/// Several workers share the socket, so one may go while the others serve on.
final class Worker: Sendable {
    /// How long a drain waits for nginx to close its connections, in milliseconds: it closes idle
    /// ones after 2 s and busy ones after 3 s (nginx/debate.conf.in).
    static let drainLimitMs: Int64 = 8000

    private let shared: SharedDescriptors
    private let threads: [Thread]
    private let pulses: [Pulse]

    /// Starts the threads. Signals the caller waits for must be blocked by then.
    /// - Parameter makeAnswer: runs on each thread once and gives that thread's own way to
    ///   answer; what it holds is never shared.
    init(
        listening: Int32, threads count: Int, bodyLimitBytes: Int,
        makeAnswer: @escaping @Sendable () -> (Request) -> Response
    ) throws(FileProblem) {
        FCGX_Init()
        Signals.takeBackFromLibfcgi()
        let shared = try SharedDescriptors(listening: listening)
        self.shared = shared
        let pulses = (1...count).map { _ in Pulse() }
        self.pulses = pulses
        threads = pulses.enumerated().map { index, pulse in
            Thread(name: "request-\(index + 1)") {
                RequestThread(
                    shared: shared, bodyLimitBytes: bodyLimitBytes, pulse: pulse,
                    answer: makeAnswer()
                ).run()
            }
        }
    }

    /// Connections that are open now.
    var openConnections: Int { shared.openConnections.load(ordering: .relaxed) }

    /// Whether a request that comes would be answered sooner or later: not every thread is stuck.
    func makesProgress(nowUs: Int64 = WallClock.monotonicMicroseconds()) -> Bool {
        pulses.contains { !$0.isStuck(nowUs: nowUs) }
    }

    /// Ends the worker without failing a request.
    ///
    /// Stops accepting, serves the open connections until nginx has closed them all, then ends
    /// the threads. A connection is not closed from this side: nginx may be sending a request on
    /// it just then, and would answer 502 for a POST (docs/decisions/0002-worker-hand-off.md).
    func drain() {
        shared.isDraining.store(true, ordering: .sequentiallyConsistent)
        _ = clinux_epoll_ctl(shared.epoll, EPOLL_CTL_DEL, shared.listening, 0)
        let end = WallClock.monotonicMicroseconds() + Self.drainLimitMs * 1000
        while shared.openConnections.load(ordering: .sequentiallyConsistent) > 0,
            WallClock.monotonicMicroseconds() < end
        {
            usleep(5000)
        }
        var one: UInt64 = 1
        write(shared.stop, &one, MemoryLayout<UInt64>.size)
        for thread in threads { thread.join() }
    }
}
