import CLinux
import Glibc

/// A POSIX thread that runs one closure.
///
/// Blocking work (accept, SQLite) must not run on Swift's concurrency pool, which has only as
/// many threads as cores (docs/decisions/0002-worker-hand-off.md).
package struct Thread: ~Copyable {
    private let handle: pthread_t

    /// Starts the thread. `name` shows in `ps -L` and debuggers; 15 bytes at most.
    package init(name: String, _ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Body(name: name, run: body))
        var handle = pthread_t()
        let problem = pthread_create(
            &handle, nil,
            { raw in
                guard let raw else { return nil }
                let body = Unmanaged<Body>.fromOpaque(raw).takeRetainedValue()
                clinux_name_thread(body.name)
                body.run()
                return nil
            }, box.toOpaque())
        precondition(problem == 0, "cannot start a thread: errno \(problem)")
        self.handle = handle
    }

    /// Waits until the closure has returned.
    package consuming func join() {
        pthread_join(handle, nil)
    }

    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }
}
