import CLinux
import Glibc

/// A POSIX thread that runs one closure.
///
/// Blocking work (accept, SQLite) must not run on Swift's concurrency pool, which has only as
/// many threads as cores (docs/decisions/0002-worker-hand-off.md).
package final class Thread: Sendable {
    private let ended = Monitor(false)

    /// Starts the thread. `name` shows in `ps -L` and debuggers; 15 bytes at most.
    package init(name: String, _ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(
            Body { [ended] in
                clinux_name_thread(name)
                body()
                ended.update { $0 = true }
            })
        var handle = pthread_t()
        let problem = pthread_create(
            &handle, nil,
            { raw in
                if let raw { Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        precondition(problem == 0, "cannot start a thread: errno \(problem)")
        pthread_detach(handle)
    }

    /// Waits until the closure has returned.
    package func join() {
        ended.wait { $0 ? () : nil }
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }
}
